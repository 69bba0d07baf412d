"""Statistikk.xlsx: every figure of the run with its numerator, denominator, source and the rows behind it."""

from __future__ import annotations

from pathlib import Path

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_links import inside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.flow import Indicator, Results
from pipeline.history.year import years_of
from pipeline.reports.development_sheets import write_development
from pipeline.reports.evidence_sheets import write_evidence
from pipeline.reports.held_back_sheet import write_held_back
from pipeline.reports.kostra_sheet import write_kostra_13
from pipeline.reports.overview import write_overview
from pipeline.reports.startlan_sheet import write_startlan
from pipeline.reports.wording import indicator_value, period_text, value_look
from pipeline.reports.year_sheet import write_year

_CAPACITY = {
    "day": "Dato",
    "places": "Plasser",
    "occupied": "Belagt",
    "free": "Ledige",
    "over": "Flere beboere enn plasser",
}


def write_statistikk(path: Path, results: Results, link_base: str = "") -> None:
    """Write the figures for management, and the rows that each can be followed back to.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    link_base
        Folder of the source workbooks seen from the folder where ``path`` ends up; without it cells are not linked.
    """
    context = results.context
    title = f"Statistikk {texts.month(context.period)}"
    with open_book(path, title=title, subject="Boliger, startlån og kapasitet", created=context.as_of) as book:
        overview = book.sheet("Oversikt")
        _write_history(book, results)
        figures, form, loans = book.sheet("Indikatorer"), book.sheet("KOSTRA 13"), book.sheet("Startlån")
        capacity = book.sheet("Kapasitet")
        area = _write_capacity(capacity, results)
        write_overview(overview, results, area)
        sheets = write_evidence(book, results, link_base)
        _write_indicators(figures, results, sheets)
        write_kostra_13(form, results, sheets)
        write_startlan(loans, results, sheets)
        if results.release:
            write_held_back(book.sheet("Holdt tilbake"), results.release)


def _write_history(book: Book, results: Results) -> None:
    """The series and the years' reports, as far as this month: a month run again tells what it told."""
    history = results.memory.history.until(results.context.period)
    if history.runs:
        write_development(book, history)
    for year in years_of(history):
        write_year(book, year, results.context)


def _write_capacity(sheet: Sheet, results: Results) -> Area | None:
    """The days' places and occupancy; None when they are not computed."""
    frame = results.summary.capacity
    sheet.title(
        "Kapasitet", "Plasser i alle fellesboliger, dag for dag. Dager fram i tid bygger på det som er avtalt nå."
    )
    columns = [
        Column(heading, list(frame[name]), Look.DATE if name == "day" else Look.INTEGER)
        for name, heading in _CAPACITY.items()
        if name in frame
    ]
    if not len(frame):
        sheet.text(f"Kapasiteten er {texts.NOT_COMPUTED}. Det er ikke lest noen fellesboliger.")
        return None
    return write_table(sheet, columns, name="Kapasitet")


def _write_indicators(sheet: Sheet, results: Results, sheets: dict[str, str]) -> None:
    sheet.title(
        "Indikatorer",
        "O er offisielle tall etter definisjonene til SSB og Husbanken. M er kommunens egne tall.",
        "Verdi = teller / nevner der begge står. Andeler er i prosent og er ikke avrundet, bare vist avrundet.",
    )
    items = results.summary.indicators
    values = [indicator_value(item) for item in items]
    columns = [
        Column("Navn", [item.title for item in items], max_width=30),
        Column("Type", ["O" if item.is_official else "M" for item in items], Look.WORD),
        Column("Periode", [period_text(item.period, results.context) for item in items], max_width=16),
        Column("Gruppe", [item.group for item in items], max_width=16),
        Column(
            "Verdi",
            values,
            looks=[value_look(item) for item in items],
            tones=[Tone.UNCLEAR if item.value is None else None for item in items],
        ),
        Column("Enhet", [item.unit for item in items], max_width=14),
        Column("Teller", [item.numerator for item in items], Look.INTEGER),
        Column("Nevner", [item.denominator for item in items], Look.INTEGER),
        Column("Utelatt", [item.left_out for item in items], Look.INTEGER),
        Column("Hvorfor utelatt eller ikke beregnet", [_why(item) for item in items], max_width=28),
        Column("Hvilke rader som teller", [item.selection for item in items], max_width=36),
        Column(
            "Radene bak",
            [sheets.get(item.evidence) for item in items],
            links=[inside(sheets[item.evidence]) if item.evidence in sheets else "" for item in items],
            max_width=34,
        ),
        Column("Kilde", [item.source for item in items], max_width=24),
        Column("Kode", [item.code for item in items], max_width=34),
    ]
    write_table(sheet, columns, name="Indikatorer", keep_columns=1, empty="Ingen indikatorer")


def _why(item: Indicator) -> str:
    return " ".join(text for text in (item.left_out_why if item.left_out else "", item.why_missing) if text)
