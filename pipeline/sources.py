"""What is kept of the workbooks when their cells have been read."""

from __future__ import annotations

from pipeline.excel.reading import RawSheet, RawWorkbook
from pipeline.flow import RawInputs, Source, Sources
from pipeline.protection import Protection


def sources_of(inputs: RawInputs, protection: Protection) -> Sources:
    """The workbooks without their cells, with the rows that are protected or name what is."""
    return Sources(inputs.folder, tuple(_source(book, protection) for book in inputs.workbooks))


def _source(book: RawWorkbook, protection: Protection) -> Source:
    last_rows = {sheet.name: sheet.last_row for sheet in book.sheets}
    closed = {sheet.name: _closed_rows(book.file, sheet, protection) for sheet in book.sheets if protection.rows}
    return Source(book.file, book.sha256, last_rows, closed if any(closed.values()) else {})


def _closed_rows(file: str, sheet: RawSheet, protection: Protection) -> frozenset[int]:
    return protection.rows.get((file, sheet.name), frozenset()) | sheet.rows_where(protection.are_named_in)
