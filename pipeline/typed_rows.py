"""Rows of a workbook of ours that staff write in, known again by a hidden column."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

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
        heading = headings.get(column.index)
        for at, row in enumerate(column.rows.tolist()):
            if heading and row > header:
                rows.setdefault(row, {})[heading] = _text(sheet, column, at)
    columns = {heading: index for index, heading in headings.items()}
    return [TypedRow(name, number, cells, columns) for number, cells in sorted(rows.items())]


def content_digest(book: RawWorkbook, theirs: Collection[str]) -> str:
    """SHA-256 of all cells but those in the columns that are ``theirs``, however the file is packed and styled."""
    digest = hashlib.sha256()
    for sheet in book.sheets:
        digest.update(f"\n{sheet.name}\n".encode())
        header, headings = _header(sheet)
        for column in sheet.columns:
            last = header if headings.get(column.index) in theirs else sheet.last_row
            digest.update(f"\n{column.index}\n".encode())
            for at in range(int((column.rows <= last).sum())):
                digest.update(f"{column.rows[at]}:{column.kind[at]}:{_text(sheet, column, at)}\n".encode())
    return digest.hexdigest()


def _header(sheet: RawSheet) -> tuple[int, dict[int, str]]:
    """The row with our headings and what stands in it by column; row 0 when there is none."""
    for row in range(1, _HEADER_ROWS + 1):
        found = {}
        for column in sheet.columns:
            at = column.rows.searchsorted(row)
            if at < len(column.rows) and column.rows[at] == row:
                found[column.index] = _text(sheet, column, int(at))
        if IDENTITY in found.values():
            return row, found
    return 0, {}


def _text(sheet: RawSheet, column: RawColumn, at: int) -> str:
    if column.kind[at] == Kind.TEXT:
        return str(sheet.strings[column.text[at]])
    return f"{float(column.number[at]):.15g}"
