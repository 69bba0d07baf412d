"""Which sheet and column was taken for what, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline import texts
from pipeline.cells import column_letters
from pipeline.flow import Located, LocatedSheet


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
        taken = sheet.table.column(column.name).title if column.name else "(ikke lest)"
        yield f"  {column_letters(column.number):>3}  {column.heading}  →  {taken}"
