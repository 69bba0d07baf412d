"""What stands in the way of one more row: everything that would have to move, named by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cells import CellRange, format_cell, parse_ranges
from pipeline.excel.formulas import formula_of, has_references
from pipeline.excel.references import references
from pipeline.excel.tables import tables_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText
    from pipeline.excel.tables import Table

# what messages call it, the relationship that leads to its part, and the element with its place
_TIED_PARTS = (
    ("merknaden", "comments", "comment"),
    ("kommentaren", "threadedComment", "threadedComment"),
    ("pivottabellen", "pivotTable", "location"),
)


def blocker_below(draft: Draft, sheet: SheetText, reach: CellRange, table: Table | None, *, grows: bool) -> str | None:
    """Say what stands where a row is to be added, None when the place is free.

    Parameters
    ----------
    draft, sheet
        The workbook and the sheet in it.
    reach
        The cells that the new row (and a totals row that moves) will take.
    table
        The table that the row belongs to, None for a list.
    grows
        Whether the table grows into them; False when the row is inside already.
    """
    for kind, cells in (*_fixed_places(draft, sheet), *_other_tables(draft, sheet, table)):
        if cells.overlaps(reach):
            return f"{kind} i {cells} måtte flyttes"
    if not grows or table is None:
        return None
    below = table.reference.last_row + 1
    for column in range(reach.first_column, reach.last_column + 1):
        value = draft.value(sheet, below, column)
        if value.kind != "blank" or value.formula is not None:
            return f"innholdet i {format_cell(below, column)} måtte flyttes"
    return None


def _other_tables(draft: Draft, sheet: SheetText, table: Table | None) -> Iterator[tuple[str, CellRange]]:
    for other in tables_on(draft, sheet):
        if table is None or other.part != table.part:
            yield f"tabellen «{other.name}»", other.reference


def _fixed_places(draft: Draft, sheet: SheetText) -> Iterator[tuple[str, CellRange]]:
    """Everything on a sheet that is tied to its cells."""
    for kind, cells in sheet.formula_ranges:
        if kind != "shared":
            yield "matriseformelen", cells
    for kind, name in (("sammenslåtte celler", "mergeCell"), ("lenken", "hyperlink")):
        for element in sheet.skeleton.iter("{*}" + name):
            yield from ((kind, cells) for cells in parse_ranges(element.get("ref", "")))
    for kind, relationship, name in _TIED_PARTS:
        for part in draft.package.related(sheet.sheet.part, relationship):
            for element in draft.xml(part).iter("{*}" + name):
                yield from ((kind, cells) for cells in parse_ranges(element.get("ref", "")))


def totals_blocker(draft: Draft, sheet: SheetText, table: Table) -> str | None:
    """Say why a table's totals row cannot go one down, None when it can.

    It can when nothing but the table itself knows where it stands: its formulas name columns and not cells, and no
    formula, name, rule or format points to it.
    """
    totals = CellRange(
        table.last_row + 1, table.reference.first_column, table.reference.last_row, table.reference.last_column
    )
    for column in range(totals.first_column, totals.last_column + 1):
        formula = formula_of(sheet, totals.first_row, column)
        if formula and has_references(formula):
            return f"totalraden i {totals} har en formel som peker på celler, og den måtte flyttes"
    for where, here, text in _texts_that_point(draft, sheet):
        for name, cells in references(text, here):
            if name and name.casefold() == sheet.sheet.name.casefold() and cells.overlaps(totals):
                return f"totalraden i {totals} er brukt i {where} og kan ikke flyttes"
    return None


def _texts_that_point(draft: Draft, sheet: SheetText) -> Iterator[tuple[str, str | None, str]]:
    """Give rules, names and formulas that may point to a sheet: what it is, the sheet it stands on, its text."""
    here = sheet.sheet.name
    for element in sheet.skeleton.iter("{*}conditionalFormatting", "{*}dataValidation"):
        yield "en regel", here, element.get("sqref", "")
    for element in sheet.skeleton.iter("{*}sqref"):
        yield "en regel", here, element.text or ""
    for element in draft.xml(draft.package.workbook_part).iter("{*}definedName"):
        yield f"navnet {element.get('name')}", None, element.text or ""
    for other in draft.with_cells():
        yield from _formulas(other)


def _formulas(sheet: SheetText) -> Iterator[tuple[str, str | None, str]]:
    if sheet.has_formulas:
        for row in sheet.rows.numbers():
            for column in sheet.cells(row):
                formula = formula_of(sheet, row, column)
                if formula:
                    yield f"{sheet.sheet.name}!{format_cell(row, column)}", sheet.sheet.name, formula
