"""One sheet per set of rows that figures rest on, with a link from each row to its cell in the source."""

from __future__ import annotations

import pandas as pd

from pipeline.excel.new_book import Book
from pipeline.excel.new_links import outside
from pipeline.excel.new_rows import MAX_LINKS
from pipeline.excel.new_table import MAX_ROWS, Column, write_table
from pipeline.flow import Evidence, Results
from pipeline.reports.row_looks import look_of

_FILE, _SHEET, _CELL = "Fil", "Ark", "Celle"


def write_evidence(book: Book, results: Results, link_base: str) -> dict[str, str]:
    """Write every set of rows on a sheet of its own.

    Columns that are about a person in the table that the rows came from are left out.

    Returns
    -------
    dict
        Name of the sheet by name of the evidence.
    """
    sheets = {}
    for number, (name, evidence) in enumerate(results.summary.evidence.items(), start=1):
        sheet = book.sheet(evidence.title)
        sheets[name] = sheet.name
        rows = without_sensitive(evidence, results).iloc[:MAX_ROWS]
        sheet.title(evidence.title, *([evidence.note] if evidence.note else []))
        links = _links(rows.iloc[:MAX_LINKS], link_base)
        columns = [
            Column(heading, rows[heading], look_of(rows[heading]), links=links if heading == _CELL else ())
            for heading in map(str, rows.columns)
        ]
        write_table(sheet, columns, name=f"Rader_{number}", empty="Ingen rader")
    return sheets


def _links(rows: pd.DataFrame, link_base: str) -> list[str]:
    parts = [
        rows[heading].to_numpy(dtype=object) if heading in rows else [""] * len(rows)
        for heading in (_FILE, _SHEET, _CELL)
    ]
    return [outside(link_base, *place) for place in zip(*parts, strict=True)]


def without_sensitive(evidence: Evidence, results: Results) -> pd.DataFrame:
    """The rows without the columns that the tables they came from mark as sensitive."""
    rows = evidence.rows
    places = set(zip(rows[_FILE], rows[_SHEET], strict=True)) if {_FILE, _SHEET} <= set(rows.columns) else set()
    secret = {
        heading
        for sheet in results.located.sheets
        if sheet.table is not None and (not len(rows) or (sheet.file, sheet.sheet.name) in places)
        for column in sheet.table.columns
        if column.is_sensitive
        for heading in (column.title, column.heading)
    }
    return rows[[heading for heading in rows.columns if heading not in secret]]
