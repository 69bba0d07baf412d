"""Formulas of cells, written out and moved to another row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cells import format_cell
from pipeline.excel.markup import attributes, elements, mask
from pipeline.excel.references import references
from pipeline.excel.row_cells import child_text

if TYPE_CHECKING:
    from pipeline.excel.sheet_text import SheetText


def formula_of(sheet: SheetText, row: int, column: int) -> str | None:
    """Give a cell's formula, that of a shared one written out for this cell; None when there is none."""
    edited = sheet.edits.get(row, {}).get(column)
    if edited is not None:
        return edited.formula
    cell = sheet.cells(row).get(column)
    if cell is None:
        return None
    formula = child_text(cell.inner, b"f", sheet.prefix)
    return formula if formula != "" else _shared_formula(sheet, row, column)


def _shared_formula(sheet: SheetText, row: int, column: int) -> str | None:
    wanted = formula_attributes(sheet, row, column).get("si")
    for kind, cells in sheet.formula_ranges:
        place = (cells.first_row, cells.first_column)
        if kind != "shared" or (row, column) not in cells or formula_attributes(sheet, *place).get("si") != wanted:
            continue
        master = sheet.cells(place[0])[place[1]]
        text = child_text(master.inner, b"f", sheet.prefix)
        return moved(text, place, (row, column)) if text else None
    return None


def formula_attributes(sheet: SheetText, row: int, column: int) -> dict[str, str]:
    """Give the attributes of a cell's `f` element, none when it has no formula."""
    cell = sheet.cells(row).get(column)
    found = next(elements(mask(cell.inner), b"f", sheet.prefix), None) if cell else None
    return attributes(cell.inner[found.start : found.tag_end]) if cell and found else {}


def moved(formula: str, origin: tuple[int, int], place: tuple[int, int]) -> str:
    """Write a formula as it reads in another cell: relative references move along, fixed ones stay."""
    if not has_references(formula):
        return formula
    # a fifth of a second to import, and most patches never move a formula
    from openpyxl.formula.translate import Translator

    translated: str = Translator("=" + formula, origin=format_cell(*origin)).translate_formula(format_cell(*place))
    return translated.removeprefix("=")


def has_references(formula: str) -> bool:
    """Whether a formula points to cells by their letters and numbers."""
    return any(references(formula, None))
