"""Fourteen months of runs on one municipality: a month that was not run, one that is run again, and a year's end."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.example import generate
from pipeline.files.history import FILE
from pipeline.flow import Results
from pipeline.request import Request
from pipeline.run import run
from tests.reports.reading_back import opened, rows_of, texts_of
from tests.reports.reading_husbanken import faults, figures

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 22)
MONTHS = [f"{2018 + (8 + number) // 12}-{(8 + number) % 12 + 1:02}" for number in range(14)]
MISSING, AGAIN = "2019-03", "2019-01"
RUN = [month for month in MONTHS if month != MISSING]


class Town:
    """The municipality's workbooks, and all that its runs left."""

    def __init__(self, folder: Path) -> None:
        self.inputs, self.output = folder / "inn", folder / "ut"
        generate(self.inputs, dwellings=40)
        self.last: Results

    def run(self, period: str) -> None:
        self.last = run(Request(self.inputs, TODAY, period), self.output).results

    def record(self, period: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.output / period / "run.json").read_text(encoding="utf-8"))
        return content

    def told(self, period: str, code: str, of: str) -> float | None:
        """What a run's record says of a period for all."""
        found = [
            item["value"]
            for item in self.record(period)["indicators"]
            if (item["code"], item["period"], item["group"]) == (code, of, None)
        ]
        return found[0] if found else None


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    town = Town(tmp_path_factory.mktemp("fjorten"))
    for period in RUN:
        town.run(period)
    return town


def lines(town: Town) -> list[list[str]]:
    return [line.split(";") for line in (town.output / FILE).read_text(encoding="utf-8-sig").splitlines()[1:]]


def test_every_month_run_is_in_the_series_with_all_that_it_told(town: Town) -> None:
    found = lines(town)
    assert sorted({line[0].replace("M", "-") for line in found}) == RUN
    for period in RUN:
        told = [line for line in found if line[0] == period.replace("-", "M")]
        assert [line[2] for line in told] == [item["code"] for item in town.record(period)["indicators"]]
        values = [float(line[5].replace(",", ".")) if line[5] else None for line in told]
        assert values == [item["value"] for item in town.record(period)["indicators"]]


def test_a_month_run_again_leaves_all_as_it_was(town: Town) -> None:
    """The series has the same bytes and the sheets say the same, save what later months hide in the year's tables."""
    before = (town.output / FILE).read_bytes(), _shown(town.output / AGAIN / "Statistikk.xlsx")
    town.run(AGAIN)
    assert ((town.output / FILE).read_bytes(), _shown(town.output / AGAIN / "Statistikk.xlsx")) == before
    assert not list(town.output.glob("historikk (*"))
    town.run(RUN[-1])


def _shown(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    sheets = opened(path).worksheets
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in sheets if sheet.title != "Holdt tilbake"}


def test_the_months_stand_side_by_side_with_the_gap(town: Town) -> None:
    book = opened(town.output / RUN[-1] / "Statistikk.xlsx")
    rows = rows_of(book["Måned for måned"], "Måned")
    assert len(rows) == len(MONTHS)
    gap = rows[MONTHS.index(MISSING)]
    assert {name: value for name, value in gap.items() if value is not None} == {
        "Måned": "mars 2019",
        "Merknad": "Ikke kjørt.",
    }
    headings = {
        "dwellings_total": "Kommunalt disponerte boliger (boliger)",
        "waiting_list_total": "Husstander på venteliste (husstander)",
    }
    for code, heading in headings.items():
        told = [town.told(period, code, town.record(period)["as_of"]) if period in RUN else None for period in MONTHS]
        assert [row[heading] for row in rows] == told
    assert "Ikke kjørt: mars 2019." in texts_of(book["Utvikling"])


def test_the_year_that_lasts_and_the_one_that_is_over_have_their_reports(town: Town) -> None:
    book = opened(town.output / RUN[-1] / "Statistikk.xlsx")
    assert "Ikke kjørt: mars." in texts_of(book["Hittil i 2019"])
    assert "Kjørt: september, oktober, november og desember." in texts_of(book["Året 2018"])
    sheet = book["Hittil i 2019"]
    (reference,) = (
        table.ref
        for table in sheet.tables.values()
        if any(cell.value == "Sum av månedene" for cell in sheet[table.ref][0])
    )
    headings, *rows = [[cell.value for cell in row] for row in sheet[reference]]
    vacancy = dict(zip(headings, next(row for row in rows if row[0] == "Dager med tomgang"), strict=True))
    months = [period for period in RUN if period.startswith("2019")]
    assert vacancy["Sum av månedene"] == sum(town.told(period, "vacancy_days", period) or 0 for period in months)
    assert vacancy["Måneder med tall"] == "9 av 10"


def test_what_left_the_house_each_month_can_be_worked_out_or_says_why_not(town: Town) -> None:
    for period in RUN:
        path = town.output / period / "Husbanken.xlsx"
        assert faults(path) == []
        years = {row["Periode"] for sheet, row in figures(path) if sheet.startswith("KOSTRA")}
        assert years <= {"2016", "2017", "31.12.2016", "31.12.2017", "2018", "31.12.2018"}
        assert not any("hittil" in year for year in years)


def test_what_was_held_back_stays_so_within_the_year(town: Town) -> None:
    """A place that is a colon one month shows no number in a later month of the same year, for the same period."""
    hidden: dict[tuple[str, str, str, str], str] = {}
    for period in RUN:
        for sheet, row in figures(town.output / period / "Husbanken.xlsx"):
            place = (period[:4], sheet, row["Kjennetegn"], row["Periode"])
            if sheet.startswith("KOSTRA"):
                assert not (place in hidden and row["Verdi"] != ":"), f"{place} held back in {hidden[place]}"
                if row["Verdi"] == ":":
                    hidden[place] = period
