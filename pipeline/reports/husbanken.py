"""Husbanken.xlsx: aggregated tables that leave the house, built after the 36 points for published workbooks."""

from __future__ import annotations

from pathlib import Path

from pipeline import texts
from pipeline.disclosure.suppress import PublishedCount, may_publish
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Indicator, Results
from pipeline.reports.wording import municipality, period_text, standing, value_look
from schemas.reports.husbanken import HUSBANKEN_TABLES, PublishedTable

_NOT_COMPUTED, _CANNOT_OCCUR = "..", "."
_COVER, _NOTES, _DEFINITIONS = "Forside", "Merknader", "Definisjoner"
_MISSING_NOTE, _KRONER_NOTE = 1, 2
_NOTE_TEXTS = {
    _MISSING_NOTE: "Tallet er ikke beregnet fordi opplysningene som trengs, ikke er levert.",
    _KRONER_NOTE: "Teller og nevner er beløp i kroner.",
}


def write_husbanken(path: Path, results: Results) -> None:
    """Write the tables for Husbanken: no person, no dwelling, no small counts, no links to files.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    """
    context = results.context
    title = f"Startlån og boliger egnet for barnefamilier, {texts.month(context.period)}"
    with open_book(
        path, title=title, subject="Rapportering til Husbanken", created=context.as_of, is_published=True
    ) as book:
        _write_cover(book, results, title)
        _write_notes(book)
        for table in HUSBANKEN_TABLES:
            _write_published(book, results, table)
        _write_definitions(book, results)


def counts_of(table: PublishedTable, indicators: list[Indicator]) -> list[PublishedCount]:
    """Every count that the table would show of these indicators."""
    counts = []
    for item in indicators:
        family = item.period if item.code in table.parts else ""
        count = item.numerator if item.numerator is not None else item.value
        if count is not None:
            counts.append(PublishedCount(count, item.denominator, family))
        if item.value is not None and item.unit != "%":
            counts.append(PublishedCount(item.value, item.denominator))
    return counts


def _write_cover(book: Book, results: Results, title: str) -> None:
    sheet = book.sheet(_COVER, widths=(100,))
    sheet.title(title, *filter(None, [municipality(results)]), standing(results.context))
    sheet.heading("Om arbeidsboken")
    sheet.text("Arbeidsboken inneholder samlede tall for kommunen. Ingen personer eller enkeltboliger er med.")
    sheet.text("Hvert ark har høyst én tabell. Tallene er regnet ut av kommunens egne registre.")
    sheet.heading("Små tall")
    sheet.text(
        "En tabell er ikke gitt ut hvis den har et antall som er så lite at noen kan kjennes igjen. "
        "Det gjelder også antall som kan regnes ut av tabellen."
    )
    sheet.heading("Tegn i tabellene")
    sheet.text("To punktum (..) betyr at tallet ikke er beregnet. Ett punktum (.) betyr at tall ikke kan forekomme.")
    sheet.text("Bindestrek (-) betyr null.")
    sheet.heading("Innhold")
    sheet.link("Merknader til tallene", _NOTES)
    for table in HUSBANKEN_TABLES:
        sheet.link(table.title, table.sheet)
    sheet.link("Definisjoner og kilder", _DEFINITIONS)


def _write_notes(book: Book) -> None:
    sheet = book.sheet(_NOTES)
    sheet.title("Merknader", "Arket har én tabell. Tabellene viser til merknadene med nummer.")
    columns = [
        Column("Merknad", [f"Merknad {number}" for number in _NOTE_TEXTS]),
        Column("Forklaring", list(_NOTE_TEXTS.values()), max_width=80),
    ]
    write_table(sheet, columns, name="Merknader")


def _write_published(book: Book, results: Results, table: PublishedTable) -> None:
    sheet = book.sheet(table.sheet)
    items = _indicators(results, table)
    sheet.title(table.title, standing(results.context))
    threshold = results.context.number(table.threshold)
    if not items:
        sheet.text(f"Tallene er {texts.NOT_COMPUTED} fordi opplysningene som trengs, ikke er levert.")
    elif not may_publish(counts_of(table, items), threshold):
        sheet.text(
            f"Tabellen er ikke gitt ut fordi den inneholder tall under {texts.number(threshold)} {table.counted}, "
            "eller tall som gjør at et slikt antall kan regnes ut."
        )
    else:
        sheet.text("Arket har én tabell. O er offisielle tall, M er kommunens egne tall.")
        _write_figures(sheet, results, table, items)


def _write_figures(sheet: Sheet, results: Results, table: PublishedTable, items: list[Indicator]) -> None:
    labels = {figure.code: figure.label for figure in table.figures}
    columns = [
        Column("Kjennetegn", [labels[item.code] for item in items], max_width=50),
        Column("Periode", [period_text(item.period, results.context) for item in items], max_width=18),
        Column(
            "Verdi",
            [_NOT_COMPUTED if item.value is None else item.value for item in items],
            looks=[value_look(item) for item in items],
        ),
        Column("Enhet", [item.unit or _CANNOT_OCCUR for item in items]),
        Column("Teller", [_shown(item, item.numerator) for item in items], Look.INTEGER),
        Column("Nevner", [_shown(item, item.denominator) for item in items], Look.INTEGER),
        Column("Type tall", ["O" if item.is_official else "M" for item in items]),
        Column("Merknad", [_notes(item) for item in items], max_width=24),
    ]
    write_table(sheet, columns, name=table.name)


def _write_definitions(book: Book, results: Results) -> None:
    sheet = book.sheet(_DEFINITIONS)
    sheet.title("Definisjoner og kilder", "Arket har én tabell.")
    sources = {item.code: item.source for item in results.summary.indicators}
    figures = [figure for table in HUSBANKEN_TABLES for figure in table.figures]
    columns = [
        Column("Kjennetegn", [figure.label for figure in figures], max_width=44),
        Column("Slik er tallet regnet", [figure.definition for figure in figures], max_width=60),
        Column(
            "Kilde for definisjonen", [sources.get(figure.code) or _CANNOT_OCCUR for figure in figures], max_width=44
        ),
        Column("Kode", [figure.code for figure in figures]),
    ]
    write_table(sheet, columns, name="Definisjoner")


def _indicators(results: Results, table: PublishedTable) -> list[Indicator]:
    """The table's figures for all, in its own order and then by period; figures by group stay in the house."""
    order = {figure.code: at for at, figure in enumerate(table.figures)}
    found = [item for item in results.summary.indicators if item.code in order and item.group is None]
    return sorted(found, key=lambda item: (order[item.code], item.period))


def _shown(item: Indicator, count: float | None) -> float | str:
    if count is not None:
        return count
    return _NOT_COMPUTED if item.value is None else _CANNOT_OCCUR


def _notes(item: Indicator) -> str:
    numbers = [_MISSING_NOTE] if item.value is None else []
    numbers += [_KRONER_NOTE] if "amount" in item.code else []
    return texts.listed([f"merknad {number}" for number in numbers]) or "ingen"
