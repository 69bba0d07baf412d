"""Marks on cells of somebody's workbook: a colour and a note, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.cells import CellRange, parse_cell
from pipeline.excel.note_shapes import Blocks
from pipeline.excel.notes import Note, add_notes
from pipeline.excel.restrictions import merged_in, refused_in_file
from pipeline.excel.sheet_text import NewCell
from pipeline.excel.values import unsafe

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText

MAX_NOTES = 5_000
"""Notes on one sheet: with many more, Excel takes minutes to open it."""


class Paint(IntEnum):
    """Colour of a mark; the gravest is the least."""

    RED = 0
    YELLOW = 1
    BLUE = 2


FILLS = {Paint.RED: "FFF4B0A8", Paint.YELLOW: "FFFFE08A", Paint.BLUE: "FFBDD9F2"}
DARK_FILLS = {Paint.RED: "FF9C1C10", Paint.YELLOW: "FF7F6000", Paint.BLUE: "FF1F4E79"}
"""Behind white text, as headings have it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What to put on a cell: its colour, and what its note is to say."""

    paint: Paint
    note: Note


def mark_cells(draft: Draft, marks: Mapping[str, Mapping[str, Mark]]) -> None:
    """Colour cells and give them notes; see `WorkbookPatch.mark_cells`."""
    reason = refused_in_file(draft)
    if reason:
        raise unsafe(next(iter(marks), ""), "A1", reason)
    blocks = Blocks(draft)
    with_fill = cache(_filler(draft))
    for name, cells in marks.items():
        sheet = draft.sheet(name)
        placed = _at_anchors(sheet, cells)
        for (row, column), mark in placed.items():
            _check_order(sheet, row)
            _restyle(sheet, row, column, with_fill(sheet.style(row, column), mark.paint))
        gravest = sorted(placed.items(), key=lambda item: (item[1].paint, item[0]))
        add_notes(draft, sheet, {place: mark.note for place, mark in islice(gravest, MAX_NOTES)}, blocks)


def _filler(draft: Draft) -> Callable[[int, Paint], int]:
    def fill(style: int, paint: Paint) -> int:
        fills = DARK_FILLS if draft.styles.has_light_text(style) else FILLS
        return draft.styles.with_fill(style, fills[paint])

    return fill


def _check_order(sheet: SheetText, row: int) -> None:
    columns = list(sheet.cells(row))
    if not sheet.rows.is_ordered or columns != sorted(columns):
        raise unsafe(sheet.sheet.name, f"A{row}", "radene eller cellene i arket står ikke i rekkefølge i filen")


def _restyle(sheet: SheetText, row: int, column: int, style: int) -> None:
    edited = sheet.edits.get(row, {}).get(column)
    new = NewCell(None, None, style=style, keeps_content=True) if edited is None else replace(edited, style=style)
    sheet.put(row, column, new)


def _at_anchors(sheet: SheetText, cells: Mapping[str, Mark]) -> dict[tuple[int, int], Mark]:
    """The marks by row and column; what is about a merged cell stands on the one that shows its content."""
    merged = sheet.in_skeleton(merged_in)
    placed: dict[tuple[int, int], Mark] = {}
    for cell, mark in cells.items():
        place = _anchor(parse_cell(cell), merged)
        other = placed.get(place)
        placed[place] = mark if other is None else Mark(min(other.paint, mark.paint), (*other.note, *mark.note))
    return dict(sorted(placed.items()))


def _anchor(place: tuple[int, int], merged: Sequence[CellRange]) -> tuple[int, int]:
    found = next((cells for cells in merged if place in cells), None)
    return place if found is None else (found.first_row, found.first_column)
