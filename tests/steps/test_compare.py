"""Alarms against the last run, from workbook to sentence: they stay when a month is run twice, and can be confirmed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipeline import run as pipeline_run
from pipeline.finding import Finding
from pipeline.request import Request
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import dwelling_row, headings, small_input
from tests.test_story_confirmations import Office

TODAY = date(2020, 1, 5)
RENTS = [Random(number).randrange(5_000, 15_000, 50) for number in range(30)]


class Year:
    """A register of thirty dwellings, and the folder of all runs."""

    def __init__(self, root: Path) -> None:
        self.inputs, self.output = root / "inn", root / "ut"

    def run(self, period: str, rents: list[Any] = RENTS, count: int = 30) -> list[Finding]:
        """What is said of drift in a month with these rents."""
        rows = [dwelling_row(f"B-{at:02}", rent_nok_month=rent) for at, rent in enumerate(rents[:count])]
        small_input(self.inputs, [headings(Dwellings), *rows])
        outcome = pipeline_run.run(Request(self.inputs, TODAY, period), self.output)
        return [finding for finding in outcome.results.findings if finding.rule_id.startswith("D")]


@pytest.fixture
def year(tmp_path: Path) -> Year:
    return Year(tmp_path)


MOVED = [*RENTS[:11], *RENTS[10:20], *RENTS[21:]]
SAID = (
    "Kolonnen «Månedsleie (kr/mnd)» i rad 13–22 ser ut til å være flyttet én rad ned siden september 2019, "
    "uten resten av raden."
)


def test_a_moved_block_is_named_with_column_rows_and_offset(year: Year) -> None:
    assert year.run("2019-09") == []
    (found,) = year.run("2019-10", MOVED)
    assert (found.rule_id, found.message, found.place.cell[1:]) == ("D001", SAID, "13")
    assert found.value == ""


def test_running_twice_does_not_make_an_alarm_go_away_and_next_month_it_is_past(year: Year) -> None:
    year.run("2019-09")
    (first,) = year.run("2019-10", MOVED)
    left = (year.output / "2019-10" / "avtrykk.json").read_bytes()
    (second,) = year.run("2019-10", MOVED)
    assert (second.message, second.identity) == (first.message, first.identity)
    assert (year.output / "2019-10" / "avtrykk.json").read_bytes() == left
    assert year.run("2019-11", MOVED) == []
    assert [item.message for item in year.run("2019-12", RENTS)] == [
        "Kolonnen «Månedsleie (kr/mnd)» i rad 13–21 ser ut til å være flyttet én rad opp siden november 2019, "
        "uten resten av raden."
    ]


def test_rows_gone(year: Year) -> None:
    year.run("2019-09")
    (found,) = year.run("2019-10", count=15)
    assert found.message == "15 av 30 rader i tabellen «Boliger» er borte siden september 2019."
    assert (found.rule_id, found.place.sheet, found.place.cell) == ("D007", "Boliger", "")


def test_the_record_names_the_fingerprint(year: Year) -> None:
    year.run("2019-09")
    record = json.loads((year.output / "2019-09" / "run.json").read_text(encoding="utf-8"))
    assert "avtrykk.json" in [item["file"] for item in record["outputs"]]


@pytest.mark.parametrize("content", ["", "{}", "ikke et avtrykk", '{"version": 1, "tables": []}'])
def test_a_damaged_fingerprint_is_as_if_there_were_none(year: Year, content: str) -> None:
    year.run("2019-09")
    (year.output / "2019-09" / "avtrykk.json").write_text(content, encoding="utf-8")
    assert year.run("2019-10", MOVED) == []


def test_a_confirmed_alarm_stays_away(year: Year) -> None:
    year.run("2019-09")
    (found,) = year.run("2019-10", MOVED)
    office = Office.__new__(Office)
    office.inputs, office.output = year.inputs, year.output

    def confirm(sheet: Any, columns: dict[str, int]) -> None:
        row = next(row[0].row for row in sheet.iter_rows() if row[columns["Regel"] - 1].value == found.rule_id)
        sheet.cell(row, columns["Stemmer"], "ja")

    office.write("Avvik", confirm)
    assert year.run("2019-10", MOVED) == []
    assert len(year.run("2019-10", [*MOVED[:15], 1, *MOVED[16:]])) == 1, "the values are others"


def test_a_rent_with_a_digit_too_many_is_told_with_last_months(year: Year) -> None:
    year.run("2019-09")
    lowest = min(RENTS)
    (found,) = year.run("2019-10", [rent * 10 if rent == lowest else rent for rent in RENTS])
    before = f"{lowest:,}".replace(",", "\u00a0")
    assert found.rule_id == "D010"
    assert found.message.endswith(f"Det er ti ganger det som stod der i september 2019 ({before}).")
