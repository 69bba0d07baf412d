"""Dataordbok.xlsx: every column of every table, what it means and what may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline import texts
from pipeline.excel.new_book import open_book
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Column, write_table
from pipeline.templates.wording import (
    choices_of,
    example_of,
    kind_words,
    limits_of,
    owner_words,
    reference_of,
)
from schemas.columns import ColumnSpec, TableSpec

FILE = "Dataordbok.xlsx"
SHEET = "Dataordbok"


def write_dictionary(path: Path, tables: Sequence[TableSpec], created: date) -> None:
    """Write a row per column of ``tables``, in their order."""
    rows = [_row(table, column) for table in tables for column in table.columns]
    headings = {"Betydning": 60, "Tillatte verdier": 52}
    with open_book(path, title="Dataordbok", subject="Tabeller og kolonner", created=created) as book:
        sheet = book.sheet(SHEET)
        sheet.title("Dataordbok", "Alle kolonnene i malene: hva de betyr, og hva som kan stå der.")
        columns = [
            Column(heading, [row[heading] for row in rows], Look.TEXT, max_width=headings.get(heading, 30))
            for heading in rows[0]
        ]
        write_table(sheet, columns, name="Dataordbok", keep_columns=2)


def _row(table: TableSpec, column: ColumnSpec) -> dict[str, str]:
    referred = reference_of(column, table)
    return {
        "I arbeidsboken": f"{table.workbook}, arket {table.sheet}",
        "Kolonnenavn": column.title,
        "Betydning": column.about,
        "Slags verdi": kind_words(column),
        "Måles i": column.unit,
        "Tillatte verdier": texts.listed(choices_of(column), "eller"),
        "Grenser": limits_of(column),
        "Eksempel på verdi": example_of(column, table),
        "Viser til": f"{referred.title}, {referred.column(column.name).title}" if referred else "",
        "Må fylles ut": "ja" if column.is_required else "nei",
        "Om personer": "ja" if column.is_sensitive else "nei",
        "Hvem som fyller ut i planen": owner_words(column),
    }
