"""A table's columns as an empty form to fill in."""

from __future__ import annotations

from pipeline.excel.new_form import Entry, Field, Filler
from pipeline.templates.wording import choices_of, note
from schemas.columns import ColumnSpec, Kind, Owner, TableSpec

_ENTRIES = {
    Kind.NUMBER: Entry.FREE,
    Kind.INTEGER: Entry.INTEGER,
    Kind.DATE: Entry.DATE,
    Kind.ANY: Entry.FREE,
    Kind.YES_NO: Entry.FREE,
    Kind.CODE: Entry.FREE,
}
"""Whatever else is kept as typed."""
_TEXT_WIDTH = 22


def form_fields(table: TableSpec, texts: dict[str, frozenset[int]]) -> list[Field]:
    """The fields of a table; ``texts`` are by column the rows where a value is text whatever the column says."""
    return [_field(column, table, texts.get(column.name, frozenset())) for column in table.columns]


def _field(column: ColumnSpec, table: TableSpec, texts: frozenset[int]) -> Field:
    return Field(
        column.heading,
        note(column, table),
        _entry(column),
        _filler(column),
        choices_of(column),
        column.minimum,
        column.maximum,
        _TEXT_WIDTH if column.kind is Kind.TEXT else 12,
        texts,
    )


def _entry(column: ColumnSpec) -> Entry:
    if column.kind is Kind.NUMBER and column.unit.startswith("kr"):
        return Entry.KRONER
    return _ENTRIES.get(column.kind, Entry.TEXT)


def _filler(column: ColumnSpec) -> Filler:
    if column.owner is Owner.PIPELINE:
        return Filler.PROGRAM
    return Filler.MUST if column.is_required else Filler.MAY
