"""The tables on a sheet: where they lie, what their columns are called, and where they get their rows from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.cells import CellRange, parse_range
from pipeline.excel.markup import MalformedError, decode_text, edit_tags, prefix_of, set_attribute

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, and the formula that fills it if it is calculated."""

    name: str
    formula: str | None
    is_array: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands; `reference` includes header and totals row."""

    part: str
    name: str
    reference: CellRange
    header_rows: int
    totals_rows: int
    columns: tuple[TableColumn, ...]
    is_fed: bool

    @property
    def first_row(self) -> int:
        """First row of data."""
        return self.reference.first_row + self.header_rows

    @property
    def last_row(self) -> int:
        """Last row of data."""
        return self.reference.last_row - self.totals_rows

    def column_of(self, index: int) -> int:
        """Sheet column of the table's column, counted from 0."""
        return self.reference.first_column + index


def tables_on(draft: Draft, sheet: SheetText) -> tuple[Table, ...]:
    """Read all tables of a sheet as they will be."""
    return tuple(draft.derived(part, _table) for part in draft.package.related(sheet.sheet.part, "table"))


def _table(draft: Draft, part: str) -> Table:
    root = draft.xml(part)
    namespace = "{" + str(etree.QName(root).namespace) + "}"
    try:
        reference = parse_range(root.get("ref", ""))
    except ValueError as error:
        raise MalformedError(str(error)) from error
    columns = tuple(_column(element, namespace) for element in root.iter(namespace + "tableColumn"))
    return Table(
        part=part,
        name=root.get("displayName") or root.get("name") or "",
        reference=reference,
        header_rows=int(root.get("headerRowCount", "1")),
        totals_rows=int(root.get("totalsRowCount", "0")),
        columns=columns,
        is_fed=root.get("tableType", "worksheet") != "worksheet" or bool(draft.package.related(part, "queryTable")),
    )


def _column(element: etree._Element, namespace: str) -> TableColumn:
    formula = element.find(namespace + "calculatedColumnFormula")
    is_array = formula is not None and formula.get("array") in ("1", "true")
    return TableColumn(
        decode_text(element.get("name", "")), None if formula is None else (formula.text or ""), is_array
    )


def set_reference(draft: Draft, table: Table, reference: CellRange) -> None:
    """Give a table a new extent, its own filter with it (the filter leaves the totals row out)."""
    text = draft.text(table.part)
    prefix = prefix_of(text)
    last = reference.last_row - table.totals_rows
    filtered = CellRange(reference.first_row, reference.first_column, last, reference.last_column)
    text = edit_tags(text, b"table", lambda tag: set_attribute(tag, "ref", str(reference)), prefix)
    text = edit_tags(text, b"autoFilter", lambda tag: set_attribute(tag, "ref", str(filtered)), prefix)
    draft.put(table.part, text)
