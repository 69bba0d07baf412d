"""Husbanken.xlsx: aggregated tables that leave the house, built after the 36 points for published workbooks."""

from __future__ import annotations

from pathlib import Path

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Results
from pipeline.release import PUBLISHED_TABLES
from pipeline.reports.husbanken_rows import CANNOT_OCCUR, NOTE_TEXTS, Line, lines_of, refusals
from pipeline.reports.wording import municipality, standing, standing_of_year
from schemas.published import PublishedTable, When

_COVER, _NOTES, _DEFINITIONS = "Forside", "Merknader", "Definisjoner"


def write_husbanken(path: Path, results: Results) -> None:
    """Write the tables for Husbanken: no person, no dwelling, no small counts, no links to files.

    What ``results.release`` has not proven safe must not be given out: write nothing then.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    """
    context = results.context
    title = f"Tall til Husbanken og KOSTRA, {texts.month(context.period)}"
    with open_book(
        path, title=title, subject="Rapportering til Husbanken", created=context.as_of, is_published=True
    ) as book:
        _write_cover(book, results, title)
        _write_notes(book)
        for table in PUBLISHED_TABLES:
            _write_published(book, results, table)
        _write_definitions(book, results)


def _write_cover(book: Book, results: Results, title: str) -> None:
    context = results.context
    sheet = book.sheet(_COVER, widths=(100,))
    sheet.title(title, *filter(None, [municipality(results)]), standing(context))
    sheet.heading("Om arbeidsboken")
    sheet.text("Arbeidsboken inneholder samlede tall for kommunen. Ingen personer eller enkeltboliger er med.")
    sheet.text("Hvert ark har høyst én tabell. Tallene er regnet ut av kommunens egne registre.")
    sheet.text(
        f"KOSTRA-tallene gjelder {context.finished_year}, det siste året som er ferdig. Tall for et år som ikke er "
        "ferdig, gis ut bare for startlån og egnethet."
    )
    sheet.heading("Små tall")
    sheet.text(
        "Antall som er så lite at noen kan kjennes igjen, er holdt tilbake. Det er også tall som gjør at et slikt "
        "antall kan regnes ut, og tall hittil i et år som har vokst med et lite antall siden forrige utgave. "
        "Andre tall er som de er, summene også."
    )
    for note in results.release.protected.notes if results.release else ():
        sheet.text(note)
    sheet.heading("Tegn i tabellene")
    sheet.text("To punktum (..) betyr at tallet ikke er beregnet. Ett punktum (.) betyr at tall ikke kan forekomme.")
    sheet.text("Kolon (:) betyr at tallet er holdt tilbake. Bindestrek (-) betyr null.")
    sheet.heading("Innhold")
    sheet.link("Merknader til tallene", _NOTES)
    for table in PUBLISHED_TABLES:
        sheet.link(table.title, table.sheet)
    sheet.link("Definisjoner og kilder", _DEFINITIONS)


def _write_notes(book: Book) -> None:
    sheet = book.sheet(_NOTES)
    sheet.title("Merknader", "Arket har én tabell. Tabellene viser til merknadene med nummer.")
    columns = [
        Column("Merknad", [f"Merknad {number}" for number in NOTE_TEXTS]),
        Column("Forklaring", list(NOTE_TEXTS.values()), max_width=80),
    ]
    write_table(sheet, columns, name="Merknader")


def _write_published(book: Book, results: Results, table: PublishedTable) -> None:
    sheet = book.sheet(table.sheet)
    lines, refused = lines_of(results, table), refusals(results, table)
    about = standing_of_year if table.when is When.FINISHED else standing
    sheet.title(table.title, about(results.context))
    for text in refused:
        sheet.text(text)
    if lines:
        sheet.text("Arket har én tabell. O er offisielle tall, M er kommunens egne tall.")
        _write_figures(sheet, table, lines)
    elif not refused:
        sheet.text(f"Tallene er {texts.NOT_COMPUTED} fordi opplysningene som trengs, ikke er levert.")


def _write_figures(sheet: Sheet, table: PublishedTable, lines: list[Line]) -> None:
    columns = [
        Column("Kjennetegn", [line.label for line in lines], max_width=50),
        Column("Periode", [line.period for line in lines], max_width=18),
        Column("Verdi", [line.value for line in lines], looks=[line.look for line in lines]),
        Column("Enhet", [line.unit for line in lines]),
        Column("Teller", [line.numerator for line in lines], Look.INTEGER),
        Column("Nevner", [line.denominator for line in lines], Look.INTEGER),
        Column("Type tall", ["O" if line.is_official else "M" for line in lines]),
        Column("Merknad", [line.note_text for line in lines], max_width=24),
    ]
    write_table(sheet, columns, name=table.name)


def _write_definitions(book: Book, results: Results) -> None:
    sheet = book.sheet(_DEFINITIONS)
    sheet.title("Definisjoner og kilder", "Arket har én tabell.")
    sources = {item.code: item.source for item in results.summary.indicators}
    pairs = [(table, figure) for table in PUBLISHED_TABLES for figure in table.figures]
    figures = [figure for _, figure in pairs]
    columns = [
        Column("Ark", [table.sheet for table, _ in pairs], max_width=24),
        Column("Kjennetegn", [figure.label for figure in figures], max_width=44),
        Column("Slik er tallet regnet", [figure.definition for figure in figures], max_width=60),
        Column(
            "Kilde for definisjonen", [sources.get(figure.code) or CANNOT_OCCUR for figure in figures], max_width=44
        ),
        Column("Kode", [figure.code for figure in figures]),
    ]
    write_table(sheet, columns, name="Definisjoner")
