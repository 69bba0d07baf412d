"""Figures of the form that break a tie or leapt are findings, with the sums in the sentence."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pipeline.figure_findings import figure_findings
from pipeline.figures.subject import Subject
from pipeline.finding import Finding, Severity
from pipeline.flow import Evidence, Indicator, Summary
from schemas.source import KOSTRA_13
from tests.builders import context
from tests.reports import building

ROWS = Evidence("Søknader", "", pd.DataFrame({"Fil": ["Søknader.xlsx"], "Ark": ["Søknader"], "Celle": ["A2"]}))


def said(code: str, value: float | None, period: str) -> Indicator:
    subject = Subject(KOSTRA_13, "Rader søknader")
    return subject.amount(code, code, period, value, unit="", selection="", why_missing="Mangler.")


def findings(*figures: Indicator, rows: Evidence = ROWS) -> tuple[Finding, ...]:
    summary = Summary(figures, {"Rader søknader": rows}, building.capacity(0))
    return figure_findings(summary, context(date(2019, 10, 31)))


def test_a_tie_that_breaks_tells_both_sums_and_where_the_rows_are() -> None:
    (found,) = findings(said("applications_rejected_new", 4, "2018"), said("applications_rejected", 3, "2018"))
    assert found.message == "«Avslag til nye søkere er ikke flere enn alle avslag» stemmer ikke for 2018: 4 mot 3."
    assert (found.rule_id, found.severity, found.place.label) == (
        "F001",
        Severity.WARNING,
        "Søknader.xlsx, ark «Søknader»",
    )
    assert found.identity


@pytest.mark.parametrize("sheets", [["2018", "2017"], ["2017", "2018"]])
def test_of_sheets_with_as_many_rows_the_first_by_name_is_told_in_whatever_order_they_stand(sheets: list[str]) -> None:
    columns = {"Fil": ["Søknader.xlsx"] * 2, "Ark": sheets, "Celle": ["A2"] * 2}
    rows = Evidence("Søknader", "", pd.DataFrame(columns).astype({"Ark": pd.CategoricalDtype(sheets)}))
    figures = said("applications_rejected_new", 4, "2018"), said("applications_rejected", 3, "2018")
    (found,) = findings(*figures, rows=rows)
    assert found.place.sheet == "2017"


@pytest.mark.parametrize("period", ["2016", "2015-12-31"])
def test_a_tie_of_years_long_past_is_nobodys_business(period: str) -> None:
    assert findings(said("applications_rejected_new", 4, period), said("applications_rejected", 3, period)) == ()


@pytest.mark.parametrize(
    ("now", "before", "message"),
    [
        (52, 40, "er 52 for 2018, men 40 året før. Det er en endring på 12 (30 %)."),
        (8, 0, "er 8 for 2018, men 0 året før. Det er en endring på 8."),
        (48, 40, None),
        (4, 1, None),
        (None, 40, None),
    ],
)
def test_a_figure_that_leapt_is_said_with_last_years(now: float | None, before: float, message: str | None) -> None:
    found = findings(said("applications_received", now, "2018"), said("applications_received", before, "2017"))
    assert [(item.rule_id, item.message) for item in found] == (
        [("F002", f"Spørsmål C1 «Søknader i alt» {message}")] if message else []
    )
