"""The desk of those who keep the plan: sources and a plan to edit, run after run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from pipeline import run as pipeline_run
from pipeline.flow import Results
from pipeline.ready import make_ready
from pipeline.request import Request
from pipeline.steps.read import read
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.steps.workbooks import dwelling_row, headings, row_of, write_book

AS_OF = date(2019, 10, 31)
TODAY = date(2019, 11, 21)
DAY = timedelta(days=1)
Cells = dict[str, Any]
IN_STOCK_FROM = date(2015, 1, 1)
SHARED: Cells = {
    "is_shared_housing": "ja",
    "places": 2,
    "street_name": "Granlia",
    "house_number": 12,
    "in_stock_from": IN_STOCK_FROM,
}


def shared(dwelling_id: str = "B-1", **values: Any) -> list[Any]:
    return dwelling_row(dwelling_id, **{**SHARED, **values})


def stay(number: int, room: str | None, **values: Any) -> list[Any]:
    return row_of(
        Tenancies,
        **{
            "tenancy_id": f"L-{number}",
            "dwelling_id": "B-1",
            "room": room,
            "youth_id": f"EM-{number}",
            "has_own_contract": "ja",
            "start_date": date(2019, 1, 1),
            **values,
        },
    )


class Desk:
    """The folder that staff work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inputs = folder / "inn"
        self.dwellings: list[list[Any]] = [shared()]
        self.tenancies: list[list[Any]] = [stay(1, "A")]
        self.plan(
            [row_of(SettlementPlan, dwelling_id="B-1")],
            [
                row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-1"),
                row_of(PlanPlaces, dwelling_id="B-1", room="B"),
            ],
        )

    @property
    def plan_file(self) -> Path:
        return self.inputs / "Bosettingsplan.xlsx"

    def plan(self, dwellings: list[list[Any]], places: list[list[Any]]) -> None:
        sheets = {
            "Fellesboliger": [["Bosettingsplan"], [], headings(SettlementPlan), *dwellings],
            "Plasser": [headings(PlanPlaces), *places],
        }
        write_book(self.plan_file, sheets)

    def edit(self, change: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(self.plan_file)
        change(book)
        book.save(self.plan_file)

    def run(self) -> Results:
        """All that comes before the outputs, and the updated plan alone of those."""
        write_book(self.inputs / "Boligregister.xlsx", {"Boliger": [headings(Dwellings), *self.dwellings]})
        youths = [row_of(Youths, youth_id=f"EM-{number}", birth_date=date(2002, 3, 15)) for number in range(1, 6)]
        write_book(self.inputs / "Ungdom.xlsx", {"EM-ungdom": [headings(Youths), *youths]})
        write_book(self.inputs / "Kontrakter.xlsx", {"Leieforhold": [headings(Tenancies), *self.tenancies]})
        results, draft = pipeline_run._results(
            make_ready(read(self.inputs), Request(self.inputs, TODAY, "2019-10"), None), None
        )
        draft.save(self.result)
        return results

    def month(self) -> Results:
        """A run whose plan the staff take over as their own."""
        outcome = self.run()
        self.plan_file.write_bytes(self.result.read_bytes())
        return outcome

    @property
    def result(self) -> Path:
        return self.folder / "Bosettingsplan.xlsx"

    def rows(self, sheet: str = "Fellesboliger") -> list[Cells]:
        """The updated plan's rows by heading."""
        found = openpyxl.load_workbook(self.result)[sheet]
        rows = [[_plain(cell) for cell in row] for row in found.iter_rows(values_only=True)]
        at = next(number for number, row in enumerate(rows) if "Bolignr" in row)
        titles = [str(title).split(" (")[0] for title in rows[at]]
        return [dict(zip(titles, row, strict=True)) for row in rows[at + 1 :] if any(row)]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def said(outcome: Results, kind: str = "P") -> list[tuple[str, str, str]]:
    return [(item.rule_id, item.place.cell, item.message) for item in outcome.findings if item.rule_id.startswith(kind)]


def results(outcome: Results, column: str) -> list[str]:
    cells = outcome.plan.cells
    return [cell.result.value for cell in cells if cell.column.title == column and cell.sheet == "Fellesboliger"]


def whys(outcome: Results, column: str) -> list[str]:
    return [cell.why for cell in outcome.plan.cells if cell.column.title == column]


def put(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change
