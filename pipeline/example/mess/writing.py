"""Writes dirtied grids to files: workbooks with everything, text files with what they can hold."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.example.mess.grid import Cell, Formula, Shown
from pipeline.example.mess.pages import Book, Encoding, Page
from pipeline.example.names import MUNICIPALITY
from pipeline.example.sheets import Look, Styles
from pipeline.excel.new_workbook import create_workbook

Cells = dict[tuple[int, int], Cell]


def write_book(folder: Path, book: Book, created: date) -> None:
    """Write a file into ``folder``."""
    if book.encoding is not None:
        _write_text(folder / book.file, _cells(book.pages[0]), book.encoding)
        return
    subject = f"{MUNICIPALITY} – oppdiktet eksempel"
    with create_workbook(folder / book.file, title=book.pages[0].name, subject=subject, created=created) as workbook:
        styles = Styles(workbook, Look())
        for page in book.pages:
            _write_page(workbook, page, styles)


def _write_page(workbook: Any, page: Page, styles: Styles) -> None:
    sheet = workbook.add_worksheet(page.name)
    if page.is_hidden:
        sheet.hide()
    cells = _cells(page)
    for placed in page.placed:
        for top, left, low, right in placed.grid.merged:
            corner = placed.row + top, placed.column + left
            sheet.merge_range(*corner, placed.row + low, placed.column + right, "", styles.get("text"))
        if len(page.placed) == 1:
            for column in placed.grid.hidden_columns:
                sheet.set_column(column + placed.column, column + placed.column, None, None, {"hidden": True})
            for at, line in enumerate(placed.grid.rows):
                if line.is_hidden:
                    sheet.set_row(at + placed.row, None, None, {"hidden": True})
    for (row, column), cell in cells.items():
        _write_cell(sheet, row, column, cell.shown, styles.get(cell.form))


def _write_cell(sheet: Any, row: int, column: int, shown: Shown, form: Any) -> None:
    if shown is None:
        return
    if isinstance(shown, Formula):
        sheet.write_formula(row, column, shown.text, form, shown.result)
    elif isinstance(shown, bool):
        sheet.write_boolean(row, column, shown, form)
    elif isinstance(shown, str):
        sheet.write_string(row, column, shown, form)
    elif isinstance(shown, date):
        sheet.write_datetime(row, column, shown, form)
    else:
        sheet.write_number(row, column, shown, form)


def _cells(page: Page) -> Cells:
    found: Cells = {(row, at): cell for row, line in enumerate(page.plain) for at, cell in enumerate(line.cells)}
    for placed in page.placed:
        for row, line in enumerate(placed.grid.rows, start=placed.row):
            for column, cell in enumerate(line.cells, start=placed.column):
                found[row, column] = cell
    return {place: cell for place, cell in found.items() if cell.shown is not None}


def _write_text(path: Path, cells: Cells, encoding: Encoding) -> None:
    height, width = (1 + max(place[axis] for place in cells) for axis in (0, 1))
    lines = [[_as_text(cells.get((row, column), Cell())) for column in range(width)] for row in range(height)]
    text = io.StringIO()
    csv.writer(text, delimiter=encoding.separator, lineterminator="\r\n").writerows(lines)
    # what an old encoding cannot hold is lost; a dash becomes a hyphen
    path.write_bytes((encoding.first + text.getvalue()).replace("–", "-").encode(encoding.name, "ignore"))


def _as_text(cell: Cell) -> str:
    """What a spreadsheet writes when it saves as text."""
    shown = cell.shown.result if isinstance(cell.shown, Formula) else cell.shown
    if shown is None:
        return ""
    if isinstance(shown, bool):
        return "SANN" if shown else "USANN"
    if isinstance(shown, date):
        return f"{shown:%d.%m.%Y}"
    return shown if isinstance(shown, str) else f"{shown:.10g}".replace(".", ",")
