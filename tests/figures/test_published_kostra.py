from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pipeline.context import Context
from pipeline.figures.published_kostra import kostra_counts
from pipeline.figures.stock_years import EVIDENCE
from pipeline.flow import Evidence, Indicator, Results, Summary
from pipeline.release import PUBLISHED_TABLES
from pipeline.steps.summarise import summarise
from schemas.parameters import default_parameters
from schemas.published import PublishedTable, When
from schemas.reports.husbanken_stock import CAME, CAME_AND_WENT, FEWER, MORE, STAYED, STOCK, WENT
from tests.reports.test_husbanken_reader import amount

FINISHED = [table for table in PUBLISHED_TABLES if table.when is When.FINISHED]
CONTEXT = Context("2018-12", date(2018, 12, 31), default_parameters())


@pytest.mark.parametrize("table", FINISHED, ids=lambda table: table.name)
def test_the_counts_are_those_of_the_figures(table: PublishedTable, results: Results) -> None:
    tables = results.checked.tables
    summary = summarise(tables, tables, results.assessment, {}, results.context)
    counts = kostra_counts(summary, results.context)[table.population]["2018"]
    figures = {(item.code, item.period, item.group): item for item in summary.indicators}
    for figure in table.figures:
        year = 2018 - figure.years_before
        item = next(
            figures[key]
            for period in (str(year), f"{year}-12-31")
            if (key := (figure.code, period, figure.group)) in figures
        )
        if figure.minus is not None:
            told = amount(counts, table, figure.box) - amount(counts, table, figure.minus)
            assert told == item.value
        else:
            assert amount(counts, table, figure.box) == item.numerator, figure.label
        if figure.of is not None:
            assert amount(counts, table, figure.of) == item.denominator, figure.label


def stock_summary(*rows: tuple[int, int, int, int]) -> Summary:
    """Dwellings with how many they count as at the year's end, brought in, took out, and were counted anew."""
    headings = ["31.12.2018", "Inn 2018", "Ut 2018", "Telles nytt 2018"]
    frame = pd.DataFrame(list(rows), columns=headings).assign(Eie="eid", Rullestol="ja")
    told = Indicator("stock_in", "x", "2018", 1, "boliger", 0, False, "x")
    return Summary((told,), {EVIDENCE: Evidence("Bestand", "", frame)}, pd.DataFrame())


def test_what_became_of_each_dwelling() -> None:
    summary = stock_summary((1, 0, 0, 0), (3, 3, 0, 0), (0, 0, 2, 0), (0, 1, 1, 0), (3, 0, 0, 2), (1, 0, 0, -1))
    counts = kostra_counts(summary, CONTEXT)[STOCK]["2018"]
    assert {classes[0]: count for classes, count in counts.items()} == {
        STAYED: 1 + 1 + 1,
        CAME: 3,
        WENT: 2,
        CAME_AND_WENT: 1,
        MORE: 2,
        FEWER: 1,
    }


def test_a_year_that_is_not_told_has_no_counts() -> None:
    summary = stock_summary((1, 0, 0, 0))
    assert kostra_counts(summary, replace(CONTEXT, as_of=date(2018, 12, 30)))[STOCK] == {}
    unknown = replace(summary.indicators[0], value=None)
    assert kostra_counts(replace(summary, indicators=(unknown,)), CONTEXT)[STOCK] == {}
