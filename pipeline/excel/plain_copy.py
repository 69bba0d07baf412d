"""A workbook written anew from its cells, with marks on some: for files of kinds that the patch does not write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.cells import MAX_COLUMN, MAX_ROW, CellRange, parse_cell
from pipeline.excel.columns import Kind, RawColumn, RawSheet
from pipeline.excel.marks import FILLS, MAX_NOTES, Mark, Paint
from pipeline.excel.new_book import fit_name
from pipeline.excel.new_workbook import create_workbook
from pipeline.excel.notes import AUTHOR

_NOTE_SIZE = {"width": 360, "height": 170, "author": AUTHOR}


def write_plain_copy(
    path: Path, sheets: tuple[RawSheet, ...], marks: Mapping[str, Mapping[str, Mark]], created: date
) -> None:
    """Write the values of some sheets where they stood, and mark cells as `WorkbookPatch.mark_cells` does.

    Values, merged cells, and hidden sheets, rows and columns come along; formulas, formats and drawings do not.

    Parameters
    ----------
    path
        The `.xlsx` to write; its folder exists.
    sheets
        The workbook's cells.
    marks
        By the names of the sheets as they are in the source, and by cell.
    created
        The day written as the file's date of creation.
    """
    names = copied_names(tuple(sheet.name for sheet in sheets))
    with create_workbook(path, title=path.stem, subject="Merket kopi", created=created) as workbook:
        looks = _Looks(workbook)
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(names[sheet.name]), sheet, marks.get(sheet.name, {}), looks)
        visible = next((at for at, sheet in enumerate(sheets) if sheet.state == "visible"), 0)
        workbook.worksheets()[visible].set_first_sheet()
        workbook.worksheets()[visible].activate()


def copied_names(names: tuple[str, ...]) -> dict[str, str]:
    """What each sheet is called in the copy: Excel takes fewer characters than some programs do."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        found[name] = fit_name(name, taken)
    return found


class _Looks:
    """Formats of cells by what they show and how they are marked."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, Paint | None], Any] = {}

    def of(self, code: str, paint: Paint | None) -> Any:
        if not code and paint is None:
            return None
        if (code, paint) not in self._made:
            found = {"num_format": code} if code else {}
            colour = {} if paint is None else {"bg_color": f"#{FILLS[paint][2:]}"}
            self._made[code, paint] = self._workbook.add_format({**found, **colour})
        return self._made[code, paint]


def _write_sheet(target: Any, sheet: RawSheet, marks: Mapping[str, Mark], looks: _Looks) -> None:
    merged = [CellRange(*found) for found in sheet.merged]
    painted = {_anchor(parse_cell(cell), merged): mark for cell, mark in marks.items()}
    _merge(target, merged)
    filled = set()
    for column in sheet.columns:
        for at, row in enumerate(column.rows.tolist()):
            place = (row, column.index)
            if row <= MAX_ROW and column.index <= MAX_COLUMN:
                paint = painted[place].paint if place in painted else None
                _write_cell(target, place, column, at, sheet, partial(looks.of, paint=paint))
                filled.add(place)
    for (row, number), mark in painted.items():
        if (row, number) not in filled:
            target.write_blank(row - 1, number - 1, None, looks.of("", mark.paint))
    gravest = sorted(painted.items(), key=lambda item: (item[1].paint, item[0]))[:MAX_NOTES]
    for (row, number), mark in gravest:
        words = "\n\n".join(f"{lead} {text}" for lead, text in mark.note)
        target.write_comment(row - 1, number - 1, words, _NOTE_SIZE)
    _hide(target, sheet)


def _anchor(place: tuple[int, int], merged: list[CellRange]) -> tuple[int, int]:
    found = next((cells for cells in merged if place in cells), None)
    return place if found is None else (found.first_row, found.first_column)


def _merge(target: Any, merged: list[CellRange]) -> None:
    """Merge what was merged; the readers give ranges as they are, and Excel takes none that overlap."""
    done: list[CellRange] = []
    for cells in merged:
        if cells.last_row > MAX_ROW or ":" not in str(cells) or any(cells.overlaps(other) for other in done):
            continue
        target.merge_range(cells.first_row - 1, cells.first_column - 1, cells.last_row - 1, cells.last_column - 1, "")
        done.append(cells)


def _write_cell(
    target: Any, place: tuple[int, int], column: RawColumn, at: int, sheet: RawSheet, look: Callable[[str], Any]
) -> None:
    row, number = place[0] - 1, place[1] - 1
    kind, value = column.kind[at], float(column.number[at])
    if kind == Kind.TEXT:
        target.write_string(row, number, sheet.strings[column.text[at]], look(""))
    elif kind == Kind.ERROR:
        target.write_formula(row, number, "=NA()", look(""), sheet.strings[column.text[at]])
    elif kind == Kind.BOOLEAN:
        target.write_boolean(row, number, bool(value), look(""))
    elif kind == Kind.DATE:
        target.write_number(row, number, value, look(_date_code(value)))
    elif kind == Kind.NUMBER:
        target.write_number(row, number, value, look(""))
    else:
        target.write_blank(row, number, None, look(""))


def _date_code(serial: float) -> str:
    if serial < 1:
        return "hh:mm"
    return "dd.mm.yyyy" if serial == int(serial) else "dd.mm.yyyy hh:mm"


def _hide(target: Any, sheet: RawSheet) -> None:
    for row in sorted(sheet.hidden_rows):
        if row <= sheet.last_row:
            target.set_row(row - 1, None, None, {"hidden": True})
    for column in sorted(sheet.hidden_columns):
        if column <= MAX_COLUMN:
            target.set_column(column - 1, column - 1, None, None, {"hidden": True})
    if sheet.state == "hidden":
        target.hide()
    elif sheet.state == "veryHidden":
        target.very_hidden()
