"""Which sheet and column was taken for what, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline import texts
from pipeline.cells import column_letters
from pipeline.located import Located, LocatedColumn, LocatedSheet
from schemas.tables.column_map import NOT_READ

_SURE = 0.9
"""Below this the confidence of a column is shown."""


def column_map(located: Located) -> list[dict[str, Any]]:
    """Per file and sheet the table, the header row and the columns, as JSON-ready values."""
    return [
        {
            "file": sheet.file,
            "sheet": sheet.sheet.name,
            "table": sheet.table.name if sheet.table and sheet.is_used else None,
            "header_row": sheet.header_row if sheet.is_used else None,
            "confidence": round(sheet.confidence, 3),
            "columns": [
                {
                    "code": column.name,
                    "letter": column_letters(column.number),
                    "heading": column.heading,
                    "confidence": round(column.confidence, 3),
                    "basis": column.basis.value if column.basis else None,
                    "maybe": list(_maybe(sheet, column)),
                }
                for column in (sheet.columns if sheet.is_used else ())
            ],
        }
        for sheet in located.sheets
    ]


def column_map_lines(located: Located) -> Iterator[str]:
    """The same in bokmål, a line at a time, with what is asked or missed at the end."""
    for sheet in located.sheets:
        yield from _sheet_lines(sheet)
    for finding in located.findings:
        place = f"{finding.place.label}: " if finding.place.label else ""
        yield f"{finding.severity.value}: {place}{finding.message} {finding.advice}"


def _sheet_lines(sheet: LocatedSheet) -> Iterator[str]:
    name = f"{sheet.file}, ark «{sheet.sheet.name}»"
    if not sheet.is_used or sheet.table is None:
        yield f"{name}: ikke lest"
        return
    rows = texts.count(len(sheet.rows), "rad", "rader")
    sure = texts.number(sheet.confidence * 100, 0)
    yield f"{name}: {sheet.table.title}, overskrift i rad {sheet.header_row}, {rows}, {sure} % sikkert"
    for column in sheet.columns:
        yield f"  {column_letters(column.number):>3}  {column.heading}  →  {_taken(sheet, column)}"


def _taken(sheet: LocatedSheet, column: LocatedColumn) -> str:
    """What the column is read as; how sure that is, or what it may be, where there is doubt."""
    assert sheet.table is not None
    if column.name:
        title = sheet.table.column(column.name).title
        sure = texts.number(column.confidence * 100, 0)
        return title if column.confidence >= _SURE else f"{title} – {sure} % sikkert"
    titles = [sheet.table.column(name).title for name in _maybe(sheet, column)]
    return f"{NOT_READ} – kanskje {texts.listed(titles, 'eller')}" if titles else NOT_READ


def _maybe(sheet: LocatedSheet, column: LocatedColumn) -> tuple[str, ...]:
    return next((question.names for question in sheet.questions if question.number == column.number), ())
