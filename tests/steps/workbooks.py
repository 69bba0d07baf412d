"""Small workbooks as staff might make them: sheets as lists of rows, written with openpyxl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from schemas.columns import TableModel, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan

Rows = Sequence[Sequence[Any]]
REQUIRED = ("dwellings", "settlement_plan", "plan_places")


def headings(model: type[TableModel]) -> list[str]:
    return [column.heading for column in table_spec(model).columns]


def row_of(model: type[TableModel], **values: Any) -> list[Any]:
    """Cells under :func:`headings`; every name must be a column of the model."""
    names = [column.name for column in table_spec(model).columns]
    assert set(values) <= set(names), set(values) - set(names)
    return [values.get(name) for name in names]


def dwelling_row(dwelling_id: Any, **values: Any) -> list[Any]:
    return row_of(
        Dwellings,
        **{"dwelling_id": dwelling_id, "disposal_form": "Kommunalt eid", "is_shared_housing": "nei", **values},
    )


def write_book(path: Path, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for at, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, at, value)
        if name in hidden:
            sheet.sheet_state = "hidden"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def plan_sheets() -> dict[str, Rows]:
    """An empty plan: headings alone."""
    return {"Fellesboliger": [headings(SettlementPlan)], "Plasser": [headings(PlanPlaces)]}


def small_input(folder: Path, dwellings: Rows | None = None, **books: Mapping[str, Rows]) -> Path:
    """A folder with just what a run needs: one dwelling and an empty plan; ``books`` by file name without ending."""
    rows = [headings(Dwellings), dwelling_row("B-1")] if dwellings is None else dwellings
    write_book(folder / "Boligregister.xlsx", {"Boliger": rows})
    write_book(folder / "Bosettingsplan.xlsx", plan_sheets())
    for name, sheets in books.items():
        write_book(folder / f"{name}.xlsx", sheets)
    return folder
