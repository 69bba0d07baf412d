"""Sums in the staff's sheets: one that the rows do not give is told with its cause, an unclear one is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline import run
from pipeline.finding import Finding
from pipeline.totals import totals_findings
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import dwelling_row, headings, row_of, small_input

RENTS = [9_100, 8_250, 10_400, 7_950, 12_300, 6_700, 9_950, 11_150]
ALL = sum(RENTS)
AT = headings(Dwellings).index("Månedsleie (kr/mnd)") + 1


def total_row(value: Any, word: str = "Sum", **others: Any) -> list[Any]:
    return row_of(Dwellings, dwelling_id=word, rent_nok_month=value, **others)


def rows(rents: list[Any] = RENTS, first: int = 1) -> list[list[Any]]:
    return [
        dwelling_row(f"B-{number:02}", rent_nok_month=rent, usable_area_m2=40 + number)
        for number, rent in enumerate(rents, first)
    ]


def found(folder: Path, *sheet: list[Any]) -> list[Finding]:
    small_input(folder, [headings(Dwellings), *sheet])
    return totals_findings(run.located_only(run.read_only(folder)))


@pytest.mark.parametrize("total", [ALL, round(ALL, -3), 8, ALL / 8, None, "ukjent", 3 * ALL])
def test_a_right_sum_a_rounded_one_and_what_is_no_sum_are_left_alone(tmp_path: Path, total: Any) -> None:
    assert found(tmp_path, *rows(), total_row(total)) == []


@pytest.mark.parametrize(
    ("total", "cause"),
    [
        (ALL - 11_150, " Rad 9 er ikke regnet med."),
        (ALL - 9_950 - 11_150, " Rad 8 og 9 er ikke regnet med."),
        (ALL - 9_100, " Rad 2 er ikke regnet med."),
        (ALL - 12_300, " Rad 6 er ikke regnet med."),
        (ALL + 6_700, " Rad 7 er regnet med to ganger."),
        (ALL - 1_234, ""),
    ],
)
def test_a_sum_that_the_rows_do_not_give_is_told_with_its_cause(tmp_path: Path, total: int, cause: str) -> None:
    (finding,) = found(tmp_path, *rows(), [], total_row(total))
    shown, rows_give = (f"{number:,}".replace(",", "\u00a0") for number in (total, ALL))
    assert finding.message == f"«Sum» for «Månedsleie (kr/mnd)» er {shown}, men radene gir {rows_give}.{cause}"
    assert (finding.rule_id, finding.place.cell[-2:]) == ("D009", "11")


def test_numbers_kept_as_text_are_named(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, *rows([*RENTS[:3], "7 950", *RENTS[4:]]), total_row(ALL - 7_950))
    assert finding.message.endswith(" Tallene i rad 5 er skrevet som tekst og er ikke regnet med.")


def test_sums_of_groups_and_of_all_are_understood(tmp_path: Path) -> None:
    first, second = sum(RENTS[:4]), sum(RENTS[4:])
    above, below = rows(RENTS[:4]), rows(RENTS[4:], 5)
    assert found(tmp_path, *above, total_row(first, "Sum"), *below, total_row(second), total_row(ALL, "Totalt")) == []


def test_the_other_sums_of_a_row_tell_what_it_is_of(tmp_path: Path) -> None:
    first, areas = sum(RENTS[:4]), 4 * 40 + 5 + 6 + 7 + 8
    (finding,) = found(
        tmp_path,
        *rows(RENTS[:4]),
        total_row(first),
        *rows(RENTS[4:], 5),
        total_row(sum(RENTS[4:]) - 500, usable_area_m2=areas),
    )
    assert "men radene gir 40\u00a0100." in finding.message


def test_a_sum_of_the_rows_that_a_filter_leaves_is_right(tmp_path: Path) -> None:
    small_input(tmp_path, [headings(Dwellings), *rows(), total_row(ALL - RENTS[2] - RENTS[5])])
    (path,) = tmp_path.glob("Boligregister*")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in (4, 7):
        sheet.row_dimensions[row].hidden = True
    book.save(path)
    assert totals_findings(run.located_only(run.read_only(tmp_path))) == []
