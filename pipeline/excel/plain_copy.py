"""A workbook written anew from its cells, with marks on some: for files of kinds that the patch does not write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.cells import MAX_COLUMN, MAX_ROW, CellRange, parse_cell
from pipeline.excel.columns import NO_TEXT, Kind, RawColumn, RawSheet
from pipeline.excel.marks import FILLS, MAX_NOTES, Mark, Paint
from pipeline.excel.new_book import fit_name
from pipeline.excel.new_workbook import create_workbook
from pipeline.excel.notes import AUTHOR
from pipeline.excel.plain_rows import PlainSheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.excel.plain_rows import Laid

_NOTE_SIZE = {"width": 360, "height": 170, "author": AUTHOR}
_CODES = ("", "hh:mm", "dd.mm.yyyy", "dd.mm.yyyy hh:mm")
_NO_CODE, _TIME, _DAY, _MOMENT = range(len(_CODES))
_PAINTS: tuple[Paint | None, ...] = (None, *Paint)


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
        forms = [_form(workbook, code, paint) for code, paint in product(_CODES, _PAINTS)]
        for sheet in sheets:
            target = workbook.add_worksheet(names[sheet.name], worksheet_class=PlainSheet)
            _write_sheet(target, sheet, marks.get(sheet.name, {}), forms)
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


def _form(workbook: Any, code: str, paint: Paint | None) -> Any:
    """The format of cells that show a moment in one way and are marked in one colour; None when neither is said."""
    number = {"num_format": code} if code else {}
    colour = {} if paint is None else {"bg_color": f"#{FILLS[paint][2:]}"}
    return workbook.add_format({**number, **colour}) if number or colour else None


def _write_sheet(target: Any, sheet: RawSheet, marks: Mapping[str, Mark], forms: list[Any]) -> None:
    merged = [CellRange(*found) for found in sheet.merged]
    painted = {_anchor(parse_cell(cell), merged): mark for cell, mark in marks.items()}
    _merge(target, merged)
    target.lay(list(_laid(sheet, painted)), forms, sheet.strings)
    gravest = sorted(painted.items(), key=lambda item: (item[1].paint, item[0]))[:MAX_NOTES]
    for (row, number), mark in gravest:
        words = "\n\n".join(f"{lead} {text}" for lead, text in mark.note)
        target.write_comment(row - 1, number - 1, words, _NOTE_SIZE)
    _hide(target, sheet)


def _laid(sheet: RawSheet, painted: Mapping[tuple[int, int], Mark]) -> Iterator[Laid]:
    """The sheet's columns with the format of each cell; marked cells that hold nothing are among them."""
    paints: dict[int, dict[int, int]] = {}
    for (row, number), mark in painted.items():
        paints.setdefault(number, {})[row] = _PAINTS.index(mark.paint)
    columns = {column.index: column for column in sheet.columns}
    for number in sorted(columns.keys() | paints.keys()):
        rows = np.array(sorted(paints.get(number, {})), np.int32)
        column = _with_rows(columns.get(number), number, rows)
        colour = np.zeros(len(column.rows), np.uint8)
        colour[np.searchsorted(column.rows, rows)] = [paints[number][row] for row in rows.tolist()]
        form = (_code(column) * len(_PAINTS) + colour).astype(np.uint8)
        is_shown = ~np.isin(column.kind, (Kind.BLANK, Kind.NO_CACHED_VALUE)) | (colour > 0)
        is_shown &= (column.rows <= MAX_ROW) & (number <= MAX_COLUMN)
        if is_shown.any():
            yield (column, form) if is_shown.all() else (column.only(is_shown), form[is_shown])


def _with_rows(column: RawColumn | None, number: int, rows: NDArray[np.int32]) -> RawColumn:
    """A column with blank cells in those of some rows where it has none."""
    if column is not None and np.isin(rows, column.rows).all():
        return column
    every = rows if column is None else np.union1d(column.rows, rows)
    blank = RawColumn(
        number,
        every,
        np.full(len(every), Kind.BLANK, np.uint8),
        np.full(len(every), np.nan),
        np.full(len(every), NO_TEXT, np.int32),
        np.zeros(len(every), np.bool_),
    )
    if column is not None:
        at = np.searchsorted(every, column.rows)
        blank.kind[at], blank.number[at], blank.text[at] = column.kind, column.number, column.text
    return blank


def _code(column: RawColumn) -> NDArray[np.int64]:
    """Which of the codes each cell of a column is shown by."""
    is_date = column.kind == Kind.DATE
    days = np.where(is_date, column.number, 0)
    return np.select([~is_date, days < 1, days == np.floor(days)], [_NO_CODE, _TIME, _DAY], _MOMENT)


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
