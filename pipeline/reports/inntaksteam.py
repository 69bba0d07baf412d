"""Inntaksteam.xlsx: the workbook that the intake team's meeting is run from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline import texts
from pipeline.excel.new_book import Sheet, open_book
from pipeline.excel.new_links import outside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Results
from pipeline.reports.topic_sheet import write_topic
from pipeline.reports.wording import standing
from pipeline.topic import Matter

_FRONT = "Til møtet"
_OVERDUE, _SOON, _LATER = "forfalt", "innen 30 dager", "senere"
_SOON_DAYS = 30
_TONES = {_OVERDUE: Tone.BAD, _SOON: Tone.UNCLEAR, _LATER: Tone.QUIET}


def write_inntaksteam(path: Path, results: Results, link_base: str = "") -> None:
    """Write a front page with what waits for somebody, and a sheet a topic.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    link_base
        Folder of the source workbooks seen from the folder where ``path`` ends up; without it cells are not linked.
    """
    context = results.context
    title = f"Inntaksteam {texts.month(context.period)}"
    with open_book(path, title=title, subject="Inntaksteamets møte", created=context.as_of) as book:
        front = book.sheet(_FRONT)
        sheets = [write_topic(book, topic, number, link_base) for number, topic in enumerate(results.topics, start=1)]
        _write_front(front, results, sheets, link_base)


def _write_front(sheet: Sheet, results: Results, sheets: list[str], link_base: str) -> None:
    sheet.title("Til møtet i inntaksteamet", standing(results.context))
    for name in sheets:
        sheet.link(f"Gå til «{name}»", name)
    sheet.gap()
    sheet.heading("Dette venter på noen")
    matters = sorted(
        (matter for topic in results.topics for matter in topic.matters),
        key=lambda matter: (matter.due or date.max, matter.unit, matter.subject, matter.what),
    )
    states = [_state(matter, results.context.as_of) for matter in matters]
    columns = [
        Column("Når", states, Look.WORD, [_TONES[state] for state in states]),
        Column("Frist", [matter.due for matter in matters], Look.DATE),
        Column("Hvem", [matter.unit for matter in matters], max_width=24),
        Column("Gjelder", [matter.subject for matter in matters], max_width=18),
        Column("Hva", [matter.what for matter in matters], max_width=80),
        Column("Kilde", [_source(matter) for matter in matters], links=_links(matters, link_base), max_width=30),
    ]
    write_table(sheet, columns, name="Venter", empty="Ingenting venter på noen")


def _state(matter: Matter, as_of: date) -> str:
    if matter.due is None:
        return _LATER
    days = (matter.due - as_of).days
    return _OVERDUE if days < 0 else _SOON if days <= _SOON_DAYS else _LATER


def _source(matter: Matter) -> str:
    place = matter.place
    return f"{place.sheet}!{place.cell}" if place.cell else place.sheet or place.file


def _links(matters: list[Matter], link_base: str) -> list[str]:
    return [outside(link_base, matter.place.file, matter.place.sheet, matter.place.cell) for matter in matters]
