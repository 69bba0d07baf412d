from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.excel.new_book import open_book
from pipeline.figures.subject import Subject
from pipeline.flow import Indicator, Summary
from pipeline.reports.kostra_sheet import write_kostra_13
from schemas.reports.kostra_13 import kostra_13
from schemas.source import KOSTRA_13
from tests.builders import context
from tests.reports import building
from tests.reports.reading_back import opened, rows_of, texts_of

SUBJECT = Subject(KOSTRA_13, "Rader søknader", is_official=True)


def said(code: str, value: float | None, period: str) -> Indicator:
    return SUBJECT.amount(code, code, period, value, unit="", selection="", why_missing="Mangler.")


def lines(folder: Path, *figures: Indicator) -> tuple[list[dict[str, object]], str]:
    path = folder / "form.xlsx"
    with open_book(path, title="Form", subject="Form", created=date(2019, 10, 31)) as book:
        results = building.results(summary=Summary(figures, {}, building.capacity(0)))
        write_kostra_13(book.sheet("KOSTRA 13"), results, {"Rader søknader": book.sheet("Søknader").name})
    sheet = opened(path)["KOSTRA 13"]
    return rows_of(sheet, "Del"), texts_of(sheet)


def test_a_question_has_the_years_figure_last_years_the_change_and_the_rows(tmp_path: Path) -> None:
    years = (("2017", 40), ("2018", 52), ("2019", 30))
    rows, text = lines(tmp_path, *(said("applications_received", value, year) for year, value in years))

    assert (rows[0]["Nr."], rows[0]["Spørsmål"]) == ("C1", "Søknader i alt")
    assert (rows[0]["2018"], rows[0]["2017"], rows[0]["Endring"], rows[0]["Hittil i 2019"]) == (52, 40, 12, 30)
    assert rows[0]["Undersøk"] == "Endret mer enn 20 % fra året før. Kontroller radene."
    assert rows[0]["Radene bak"] == "Søknader"
    assert "Fristen til SSB er 15. februar 2019." in text


@pytest.mark.parametrize("now", [48, 40, 32])
def test_a_change_within_the_settings_is_not_pointed_out(tmp_path: Path, now: float) -> None:
    rows, _ = lines(tmp_path, said("applications_received", 40, "2017"), said("applications_received", now, "2018"))

    assert rows[0]["Undersøk"] is None


def test_what_is_missing_is_not_nought(tmp_path: Path) -> None:
    rows, _ = lines(tmp_path, said("applications_received", None, "2018"))

    assert (rows[0]["2018"], rows[0]["2017"], rows[0]["Endring"]) == ("ikke beregnet", "ikke beregnet", None)


def test_a_tie_that_breaks_is_said_with_both_numbers(tmp_path: Path) -> None:
    _, text = lines(tmp_path, said("applications_rejected_new", 4, "2018"), said("applications_rejected", 3, "2018"))

    assert "Avslag til nye søkere er ikke flere enn alle avslag" in text
    assert "stemmer ikke" in text


@pytest.mark.parametrize(
    ("day", "year"), [(date(2019, 12, 30), 2018), (date(2019, 12, 31), 2019), (date(2020, 1, 31), 2019)]
)
def test_the_form_is_about_the_last_year_that_has_ended(day: date, year: int) -> None:
    assert context(day).finished_year == year


def test_every_question_stands_once_and_asks_for_a_figure_of_its_own() -> None:
    assert len({item.number for item in kostra_13()}) == len(kostra_13())
    assert len({(item.code, item.group) for item in kostra_13()}) == len(kostra_13())
