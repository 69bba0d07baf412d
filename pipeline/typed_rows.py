"""Rows of a workbook of ours that staff write in, known again by a hidden column."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.cells import format_cell
from pipeline.excel.reading import Kind, RawColumn, RawSheet, RawWorkbook

IDENTITY = "Kjennetegn"
_HEADER_ROWS = 40


@dataclass(frozen=True)
class TypedRow:
    """The cells of one row as text, by heading; blank ones are not there."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def text(self, heading: str) -> str:
        """What stands under a heading, without blanks around it."""
        return self.cells.get(heading, "").strip()

    def address(self, heading: str) -> str:
        """The cell under a heading; empty where the sheet lacks it."""
        return format_cell(self.number, self.columns[heading]) if heading in self.columns else ""


def typed_rows(book: RawWorkbook, name: str) -> list[TypedRow]:
    """The rows below our headings on a sheet, from above; none when the sheet or the headings are not there."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == name), None)
    header, headings = _header(sheet) if sheet else (0, {})
    if sheet is None or IDENTITY not in headings.values():
        return []
    rows: dict[int, dict[str, str]] = {}
    for column in sheet.columns:
        if (heading := headings.get(column.index)) is not None:
            below = column.only(column.rows > header)
            for row, text in zip(below.rows.tolist(), _texts(sheet, below), strict=True):
                rows.setdefault(row, {})[heading] = text
    columns = {heading: index for index, heading in headings.items()}
    return [TypedRow(name, number, cells, columns) for number, cells in sorted(rows.items())]


def content_digest(sheets: Iterable[RawSheet], theirs: Collection[str]) -> str:
    """SHA-256 of all cells but those in the columns that are ``theirs``, however the file is packed and styled."""
    digest = hashlib.sha256()
    for sheet in sheets:
        digest.update(f"\n{sheet.name}\n".encode())
        header, headings = _header(sheet)
        for column in sheet.columns:
            last = header if headings.get(column.index) in theirs else sheet.last_row
            upper = column.only(column.rows <= last)
            cells = zip(upper.rows.tolist(), upper.kind.tolist(), _texts(sheet, upper), strict=True)
            digest.update(f"\n{column.index}\n".encode())
            digest.update("".join([f"{row}:{kind}:{text}\n" for row, kind, text in cells]).encode())
    return digest.hexdigest()


def _header(sheet: RawSheet) -> tuple[int, dict[int, str]]:
    """The row with our headings and what stands in it by column; row 0 when there is none."""
    rows: dict[int, dict[int, str]] = {}
    for column in sheet.columns:
        upper = column.only(column.rows <= _HEADER_ROWS)
        for row, text in zip(upper.rows.tolist(), _texts(sheet, upper), strict=True):
            rows.setdefault(row, {})[column.index] = text
    return next(((row, found) for row, found in sorted(rows.items()) if IDENTITY in found.values()), (0, {}))


def _texts(sheet: RawSheet, column: RawColumn) -> list[str]:
    """Every cell of a column as text."""
    texts, is_text = np.empty(len(column.rows), dtype=object), column.kind == Kind.TEXT
    texts[is_text] = [sheet.strings[at] for at in column.text[is_text].tolist()]
    numbers, places = np.unique(column.number[~is_text], return_inverse=True)
    texts[~is_text] = np.array([f"{number:.15g}" for number in numbers.tolist()], dtype=object)[places]
    found: list[str] = texts.tolist()
    return found
