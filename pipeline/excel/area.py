"""Where a row can be added: a table, or the list under a header row, and the next free row in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.cells import CellRange, format_cell
from pipeline.excel.formulas import formula_of, moved
from pipeline.excel.tables import Table, tables_on
from pipeline.excel.values import unsafe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText


@dataclass(frozen=True, slots=True)
class Area:
    """A block of rows under headings.

    Attributes
    ----------
    columns
        Sheet column by heading, in order.
    data
        The rows in use; `last_row` is `first_row - 1` when there are none.
    row
        The row that comes next.
    table
        The table that it is, None for a list without one.
    """

    columns: dict[str, int]
    data: CellRange
    row: int
    table: Table | None

    @property
    def is_empty(self) -> bool:
        """Whether there are no rows in use."""
        return self.data.last_row < self.data.first_row

    @property
    def grows_table(self) -> bool:
        """Whether the next row lies below the table's last."""
        return self.table is not None and self.row > self.table.last_row


def find_area(draft: Draft, sheet: SheetText, table_or_header_row: str | int, wanted: Collection[str]) -> Area:
    """Find the block that a row is to be added to, and its next free row.

    Of several lists side by side in the same rows it is the one with the wanted headings.

    Raises
    ------
    UnsafeEditError
        There is no such table, or no headings in the row, or what follows the rows cannot be told from them.
    """
    if isinstance(table_or_header_row, str):
        return _table_area(draft, sheet, table_or_header_row)
    for table in tables_on(draft, sheet):
        if table.header_rows and table.reference.first_row == table_or_header_row:
            return _table_area(draft, sheet, table.name)
    return _list_area(draft, sheet, table_or_header_row, wanted)


def _table_area(draft: Draft, sheet: SheetText, name: str) -> Area:
    found = [table for table in tables_on(draft, sheet) if table.name.casefold() == name.casefold()]
    if not found:
        raise unsafe(sheet.sheet.name, "A1", f"tabellen «{name}» finnes ikke der")
    table = found[0]
    reference = table.reference
    if table.is_fed:
        reason = f"tabellen «{table.name}» fylles fra en spørring eller et XML-kart og ville blitt skrevet over"
        raise unsafe(sheet.sheet.name, str(reference), reason)
    columns = {column.name: table.column_of(index) for index, column in enumerate(table.columns)}
    last = table.last_row
    while last >= table.first_row and is_blank(draft, sheet, last, columns.values(), ignore_formulas=True):
        last -= 1
    data = CellRange(table.first_row, reference.first_column, last, reference.last_column)
    return Area(columns, data, last + 1, table)


def _headings(draft: Draft, sheet: SheetText, header_row: int, wanted: Collection[str]) -> dict[str, int]:
    """Find the columns of a list by heading: those that stand next to each other, from first to last wanted one."""
    texts: dict[int, str] = {}
    for column in sorted({*sheet.cells(header_row), *sheet.edits.get(header_row, {})}):
        value = draft.value(sheet, header_row, column).value
        if isinstance(value, str) and value.strip():
            texts[column] = value.strip()
    if not texts:
        raise unsafe(sheet.sheet.name, format_cell(header_row, 1), "raden har ingen overskrifter")
    there = [column for column, text in texts.items() if text in wanted] or [min(texts)]
    left, right = min(there), max(there)
    while left - 1 in texts:
        left -= 1
    while right + 1 in texts:
        right += 1
    columns: dict[str, int] = {}
    for column in range(left, right + 1):
        if column in texts and texts[column] in columns:
            raise unsafe(sheet.sheet.name, format_cell(header_row, column), "overskriften står to ganger i raden")
        if column in texts:
            columns[texts[column]] = column
    return columns


def _list_area(draft: Draft, sheet: SheetText, header_row: int, wanted: Collection[str]) -> Area:
    columns = _headings(draft, sheet, header_row, wanted)
    last = header_row
    while not _is_free(draft, sheet, last + 1, header_row, columns):
        last += 1
    left, right = min(columns.values()), max(columns.values())
    data = CellRange(header_row + 1, left, last, right)
    _check_not_a_sum(sheet, data)
    area = Area(columns, data, last + 1, None)
    _check_below(draft, sheet, area)
    return area


def _check_below(draft: Draft, sheet: SheetText, area: Area) -> None:
    """Refuse a row in a list when something else begins right below it."""
    row, columns = area.row, area.columns
    if not _is_free(draft, sheet, row + 1, area.data.first_row - 1, columns):
        place = _first_filled(draft, sheet, row + 1, columns) or format_cell(row + 1, area.data.first_column)
        reason = f"innholdet i {place} står rett under og måtte flyttes"
        raise unsafe(sheet.sheet.name, format_cell(row, area.data.first_column), reason)


def area_after(draft: Draft, sheet: SheetText, area: Area) -> Area:
    """The same block once its next row has been written, as `find_area` would find it; refused where that refuses."""
    table = area.table
    if area.grows_table and table is not None:
        table = replace(table, reference=replace(table.reference, last_row=table.reference.last_row + 1))
    if is_blank(draft, sheet, area.row, area.columns.values(), ignore_formulas=True):
        return replace(area, table=table)
    after = Area(area.columns, replace(area.data, last_row=area.row), area.row + 1, table)
    if table is None:
        _check_below(draft, sheet, after)
    return after


def _is_free(draft: Draft, sheet: SheetText, row: int, header_row: int, columns: dict[str, int]) -> bool:
    """Whether a row holds nothing, or only the formulas of the row above copied down in advance."""
    for column in columns.values():
        value = draft.value(sheet, row, column)
        if value.formula is not None:
            above = formula_of(sheet, row - 1, column) if row - 1 > header_row else None
            here = formula_of(sheet, row, column)
            if above is None or here != moved(above, (row - 1, column), (row, column)):
                return False
        elif value.kind != "blank":
            return False
    return True


def is_blank(draft: Draft, sheet: SheetText, row: int, columns: Iterable[int], *, ignore_formulas: bool) -> bool:
    """Whether a row holds nothing in some columns; formulas may count as nothing."""
    for column in columns:
        value = draft.value(sheet, row, column)
        if value.formula is not None:
            if not ignore_formulas:
                return False
        elif value.kind != "blank":
            return False
    return True


def _first_filled(draft: Draft, sheet: SheetText, row: int, columns: dict[str, int]) -> str | None:
    filled = (column for column in columns.values() if draft.value(sheet, row, column).kind != "blank")
    return next((format_cell(row, column) for column in filled), None)


def _check_not_a_sum(sheet: SheetText, data: CellRange) -> None:
    """Refuse a list whose last row calculates where the row above does not: that is a sum, and would have to move."""
    last = data.last_row
    if last - data.first_row < 1:
        return
    for column in range(data.first_column, data.last_column + 1):
        if formula_of(sheet, last, column) is not None and formula_of(sheet, last - 1, column) is None:
            place = format_cell(last, column)
            raise unsafe(sheet.sheet.name, place, "raden ser ut som en sumrad, og den måtte flyttes")
