"""One sheet per set of rows that figures rest on, with a link from each row to its cell in the source."""

from __future__ import annotations

import pandas as pd

from pipeline.excel.new_book import Book
from pipeline.excel.new_table import MAX_ROWS, Column, cut_short, write_table
from pipeline.flow import Evidence, Results
from pipeline.reports.row_links import CELL, FILE, SHEET, source_links
from pipeline.reports.row_looks import look_of


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
        rows = without_sensitive(evidence, results)
        sheet.title(evidence.title, *([evidence.note] if evidence.note else []), *cut_short(len(rows)))
        rows = rows.iloc[:MAX_ROWS]
        links = source_links(rows, link_base)
        columns = [
            Column(heading, rows[heading], look_of(rows[heading]), links=links if heading == CELL else ())
            for heading in map(str, rows.columns)
        ]
        write_table(sheet, columns, name=f"Rader_{number}", empty="Ingen rader")
    return sheets


def without_sensitive(evidence: Evidence, results: Results) -> pd.DataFrame:
    """The rows without the columns that the tables they came from mark as sensitive."""
    rows = evidence.rows
    has_places = {FILE, SHEET} <= set(rows.columns)
    places = set(zip(rows[FILE].tolist(), rows[SHEET].tolist(), strict=True)) if has_places else set()
    secret = {
        heading
        for sheet in results.located.sheets
        if sheet.table is not None and (not len(rows) or (sheet.file, sheet.sheet.name) in places)
        for column in sheet.table.columns
        if column.is_sensitive
        for heading in (column.title, column.heading)
    }
    return rows[[heading for heading in rows.columns if heading not in secret]]
