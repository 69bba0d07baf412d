"""Ranges that end on a table's last row and must cover the row that is added below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cells import format_cell
from pipeline.excel.dropdowns import entry_rules
from pipeline.excel.markup import attributes, edit_tags, edit_texts, set_attribute
from pipeline.excel.references import REFERENCE, cells_of, sheet_of
from pipeline.excel.row_cells import child_text

if TYPE_CHECKING:
    import re

    from pipeline.excel.draft import Draft, Growth
    from pipeline.excel.sheet_text import SheetText

_COVERING = (b"conditionalFormatting", b"dataValidation", b"protectedRange", b"ignoredError")
_NAMES_SHOWN = 5


def grow(draft: Draft, sheet: SheetText, growth: Growth) -> None:
    """Let everything that ends exactly on the last row of a block end on its new last row."""
    here = sheet.sheet.name
    for name in _COVERING:
        sheet.tail = edit_tags(sheet.tail, name, lambda tag: _grow_attribute(tag, "sqref", growth))
    sheet.tail = edit_tags(sheet.tail, b"autoFilter", lambda tag: _grow_attribute(tag, "ref", growth), sheet.prefix)
    sheet.tail = edit_texts(sheet.tail, b"sqref", lambda text: grow_references(text, growth, here))
    # sparklines keep their data's place in an `f` of the extension's own
    sheet.tail = edit_texts(sheet.tail, b"f", lambda text: grow_references(text, growth, None))
    workbook = draft.package.workbook_part
    names = edit_texts(draft.text(workbook), b"definedName", lambda text: grow_references(text, growth, None))
    if names != draft.text(workbook):
        draft.put(workbook, names)
    for part in draft.package.parts:
        if "chart" in draft.package.content_type(part) and draft.package.content_type(part).endswith(
            ("drawingml.chart+xml", "chartex+xml")
        ):
            text = edit_texts(draft.text(part), b"f", lambda text: grow_references(text, growth, None))
            if text != draft.text(part):
                draft.put(part, text)
    draft.growths.append(growth)


def _grow_attribute(tag: bytes, name: str, growth: Growth) -> bytes:
    value = attributes(tag).get(name)
    if value is None:
        return tag
    grown = grow_references(value, growth, growth.sheet)
    return tag if grown == value else set_attribute(tag, name, grown)


def grow_references(text: str, growth: Growth, here: str | None) -> str:
    """Let references in a text that end on the block's last row end on the new row.

    Parameters
    ----------
    text
        A formula, a name's content, or a list of ranges.
    growth
        The block.
    here
        Sheet that a reference without a sheet means; None when it means none.
    """
    return REFERENCE.sub(lambda match: _grown(match, growth, here), text)


def _grown(match: re.Match[str], growth: Growth, here: str | None) -> str:
    if not ends_on(match, growth, here):
        return match[0]
    if match[6] is None:
        cell = match[0].rpartition("!")[2]
        return f"{match[0]}:{cell[: -len(match[4])]}{growth.row}"
    return match[0][: -len(match[6])] + str(growth.row)


def ends_on(match: re.Match[str], growth: Growth, here: str | None) -> bool:
    """Whether a reference ends exactly on the block's last row, as a range over the block and not as a cell in it."""
    sheet, cells = sheet_of(match, here), cells_of(match)
    if sheet is None or cells is None or sheet.casefold() != growth.sheet.casefold():
        return False
    data = growth.data
    spans_block = cells.first_row < cells.last_row or cells.first_row == data.first_row == data.last_row
    beside = cells.last_column < data.first_column or cells.first_column > data.last_column
    return cells.last_row == data.last_row and spans_block and not beside


def note_formulas_that_stop(draft: Draft) -> None:
    """Note formulas outside the block that go to its old last row: they do not grow and will lack the new one."""
    first = {(g.sheet, g.data.first_row, g.data.first_column): g for g in reversed(draft.growths)}
    for growth in first.values():
        sheets = list(draft.with_cells())
        cells = [place for sheet in sheets for place in _formulas_that_stop(sheet, growth)]
        cells += [place for sheet in sheets for place in _rules_that_stop(sheet, growth)]
        if cells:
            shown = ", ".join(cells[:_NAMES_SHOWN]) + (" og flere" if len(cells) > _NAMES_SHOWN else "")
            draft.notes.append(
                f"Formler og lister som slutter på rad {growth.data.last_row} i arket «{growth.sheet}» "
                f"tar ikke med det som er lagt til under: {shown}. Utvid dem i Excel."
            )


def _formulas_that_stop(sheet: SheetText, growth: Growth) -> list[str]:
    if not sheet.has_formulas:
        return []
    found = []
    is_same = sheet.sheet.name == growth.sheet
    for row in sheet.rows.numbers():
        if is_same and growth.data.first_row <= row <= growth.data.last_row:
            continue
        for column, cell in sheet.cells(row).items():
            formula = child_text(cell.inner, b"f", sheet.prefix)
            if formula and any(ends_on(m, growth, sheet.sheet.name) for m in REFERENCE.finditer(formula)):
                found.append(f"{sheet.sheet.name}!{format_cell(row, column)}")
    return found


def _rules_that_stop(sheet: SheetText, growth: Growth) -> list[str]:
    """Drop-downs whose choices are the block's rows, which will not offer the new one."""
    return [
        f"{sheet.sheet.name}!{rule.ranges[0]}"
        for rule in entry_rules(sheet)
        if rule.ranges
        and any(ends_on(m, growth, sheet.sheet.name) for text in rule.formulas for m in REFERENCE.finditer(text))
    ]
