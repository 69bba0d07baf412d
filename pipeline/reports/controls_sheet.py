"""The sheet that says what was read and which controls did not run."""

from __future__ import annotations

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Results
from schemas.tables import TABLES


def write_controls(book: Book, results: Results, name: str) -> None:
    """Write the rows read, used and set aside per table, and the controls that were not run with the reason."""
    sheet = book.sheet(name, widths=(22, 40, 54, 18, 14, 14))
    sheet.title(name, "Hva som ble lest, og hvilke kontroller som ikke kunne kjøres.")
    _write_tables(sheet, results)
    sheet.heading("Kontroller som ikke er kjørt")
    not_run = sorted(results.checked.not_run, key=lambda item: (not item.has_failed, item.rule.id))
    columns = [
        Column("Kontroll", [item.rule.id for item in not_run]),
        Column("Navn", [item.rule.title for item in not_run]),
        Column("Hvorfor", [item.reason for item in not_run]),
        Column(
            "Utfall",
            ["kontrollen feilet" if item.has_failed else "ikke kjørt" for item in not_run],
            Look.WORD,
            [Tone.BAD if item.has_failed else Tone.UNCLEAR for item in not_run],
        ),
    ]
    write_table(sheet, columns, name="Kontroller_ikke_kjort", is_main=False, empty="Alle kontroller er kjørt")


def _write_tables(sheet: Sheet, results: Results) -> None:
    sheet.heading("Rader i tabellene")
    sheet.text("Rader lest = rader brukt + rader satt til side. Hver rad som er satt til side, står i «Avvik».")
    read, kept = results.read_tables.by_name, results.checked.tables.by_name
    names = list(TABLES)
    origins = [read[name].sheets[0] if name in read and read[name].sheets else None for name in names]
    rows_read = [read[name].rows_read if name in read else None for name in names]
    rows_used = [len(kept[name].frame) if name in kept else None for name in names]
    pairs = list(zip(rows_read, rows_used, strict=True))
    columns = [
        Column("Tabell", [TABLES[name].title for name in names]),
        Column("Fil", [origin.file if origin else texts.NOT_DELIVERED for origin in origins]),
        Column("Ark", [origin.sheet if origin else None for origin in origins]),
        Column("Rader lest", rows_read, Look.INTEGER),
        Column("Rader brukt", rows_used, Look.INTEGER),
        Column("Satt til side", [None if a is None else a - (b or 0) for a, b in pairs], Look.INTEGER),
    ]
    write_table(sheet, columns, name="Rader_i_tabellene", is_main=False)
