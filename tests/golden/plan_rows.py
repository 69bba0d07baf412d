"""The staff's plan as openpyxl shows it: rows by key, cells by heading; nothing of ours reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

Key = tuple[str, ...]
Place = tuple[str, Key, str]
"""Sheet, key and heading: what a cell is about, wherever it stands."""
KEYS = {"Fellesboliger": ("Bolignr",), "Plasser": ("Bolignr", "Rom")}
OURS = {
    "Fellesboliger": {
        "Adresse", "Bruksenhet", "Type leilighet", "Antall plasser", "Belagt", "Ledige plasser", "Ledig fra", "Utleier",
        "Kontrakt til", "Tidligste fraflytting", "Husleiepakke", "Status", "Kontroll",
    },
    "Plasser": {"Alder", "Fyller 18", "Ledig fra", "Kontroll"},
}  # fmt: skip
"""The pipeline's columns as DESIGN lists them; all others are the staff's."""
OUR_SHEETS = ("Kontroll", "Endringer")


@dataclass(frozen=True)
class PlanRow:
    """One row: its number, its key, and the column number of each heading."""

    number: int
    key: Key
    columns: dict[str, int]


def header_row(sheet: Any) -> int:
    return next(row for row in range(1, 20) if any(cell.value == "Bolignr" for cell in sheet[row]))


def columns_of(sheet: Any) -> dict[str, int]:
    """Column numbers by heading without its unit."""
    cells = sheet[header_row(sheet)]
    return {str(cell.value).split(" (")[0]: cell.column for cell in cells if cell.value is not None}


def rows_of(sheet: Any) -> Iterator[PlanRow]:
    """Rows that have a dwelling number, first and later ones with the same key alike."""
    columns = columns_of(sheet)
    for number in range(header_row(sheet) + 1, sheet.max_row + 1):
        key = tuple(sheet.cell(number, columns[name]).value for name in KEYS[sheet.title])
        if key[0] is not None:
            yield PlanRow(number, tuple("" if part is None else str(part).strip() for part in key), columns)


def values_of(book: Any) -> dict[str, dict[tuple[int, int], Any]]:
    """All filled cells by sheet, row and column."""
    return {
        sheet.title: {
            (cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book
    }


def our_cells(book: Any) -> set[tuple[str, str]]:
    """Sheet and address of the cells in the pipeline's columns."""
    return {
        (name, book[name].cell(row.number, column).coordinate)
        for name in KEYS
        for row in rows_of(book[name])
        for heading, column in row.columns.items()
        if heading in OURS[name]
    }


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)
