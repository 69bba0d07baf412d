"""Sheets «Avvik» and «Oppsummering»: one row per finding, and one per kind of finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from pipeline import answered, decided, texts
from pipeline.answered import FINDINGS, REMARK, TYPED
from pipeline.answers import CONFIRMABLE, YES, Answers
from pipeline.cells import MAX_LINKS, format_cell
from pipeline.excel.new_book import Book, Sheet
from pipeline.excel.new_inputs import offer_choices, refuse_entries
from pipeline.excel.new_links import inside, outside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import MAX_ROWS, Area, Column, cut_short, write_table
from pipeline.finding import Finding, Place, Severity
from pipeline.reports.marked_copies import MarkedCopy
from pipeline.typed_rows import IDENTITY

TONES = {
    Severity.CRITICAL: Tone.GRAVE,
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.UNCLEAR,
    Severity.INFO: Tone.PARTLY,
}
PROMPT = "Velg «ja» når det er riktig som det står. Da kommer det ikke igjen før verdien endres."
REFUSAL = "En feil må rettes i kilden og kan ikke bekreftes."
_CELLS_SHOWN = 5
_OURS = (answered.FILE, decided.FILE)
MOST_LINKED = MAX_LINKS // 2
"""Findings that lead both to the source and to its marked copy, as many as Excel takes links for."""


def by_kind(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, those of a kind side by side and from top to bottom: same rule, file, sheet and column."""
    return sorted(findings, key=lambda finding: (_kind(finding), finding.sort_key))


def _kind(finding: Finding) -> tuple[int, str, str, str, str]:
    place = finding.place
    letters = place.cell.rstrip("0123456789").rjust(3)
    return finding.severity.rank, finding.rule_id, place.file, place.sheet, letters


def write_findings(
    book: Book, findings: list[Finding], answers: Answers, link_base: str, copies: Mapping[str, MarkedCopy]
) -> Area:
    """Write one row per finding, in the order given, with room for the staff's answers.

    Parameters
    ----------
    findings
        As ``by_kind`` orders them.
    answers
        What staff wrote before; what confirms nothing stays where it was.
    link_base, copies
        As in ``write_avvik``.
    """
    sheet = book.sheet(FINDINGS)
    lead = "Ett avvik per rad, de alvorligste først. Kolonnene «Stemmer» og «Merknad» er deres."
    few = f"Bare de første {texts.number(MOST_LINKED)} avvikene har lenker, for Excel tar ikke flere på et ark."
    sheet.title("Avvik", lead, *cut_short(len(findings)), *([few] if len(findings) > MOST_LINKED else []))
    findings = findings[:MAX_ROWS]
    columns = [
        Column("Nr", range(1, len(findings) + 1), Look.INTEGER),
        Column("Alvorlighet", [str(f.severity) for f in findings], Look.WORD, [TONES[f.severity] for f in findings]),
        *_place_columns(findings, link_base, copies),
        Column("Bolig", [finding.dwelling_id for finding in findings], max_width=14),
        Column("Verdi", [finding.value for finding in findings], max_width=22),
        Column("Hva er galt", [finding.message for finding in findings], max_width=48),
        Column("Hva du gjør", [finding.advice for finding in findings], max_width=44),
        *_answer_columns(findings, answers),
        Column("Regel", [finding.rule_id for finding in findings]),
        Column("Kilde", [finding.source for finding in findings], max_width=26),
        Column(IDENTITY, [finding.identity for finding in findings], is_hidden=True),
    ]
    area = write_table(sheet, columns, name="Avvik_rader", keep_columns=2, empty="Ingen avvik")
    typed = next(at for at, column in enumerate(columns) if column.heading == TYPED)
    certain = sum(finding.severity not in CONFIRMABLE for finding in findings)
    rows = range(area.first_row, area.first_row + len(findings))
    refuse_entries(sheet, rows[:certain], typed, TYPED, REFUSAL)
    offer_choices(sheet, rows[certain:], typed, [YES], TYPED, PROMPT)
    return area


def _place_columns(findings: list[Finding], link_base: str, copies: Mapping[str, MarkedCopy]) -> list[Column]:
    places = [finding.place for finding in findings]
    linked = places[:MOST_LINKED]
    links = [copies[p.file].link(p) if p.file in copies and p.cell else "" for p in linked]
    opened = ["åpne" if link else None for link in links] + [None] * (len(places) - len(linked))
    return [
        Column("Fil", [place.file for place in places], max_width=24),
        Column("Ark", [place.sheet for place in places], max_width=18),
        Column(
            "Celle",
            [place.cell for place in places],
            links=[_source(link_base, place) for place in linked],
        ),
        Column("Merket kopi", opened, Look.WORD, links=links),
    ]


def _source(link_base: str, place: Place) -> str:
    """The way to the cell; none into a workbook of ours, which this run writes anew."""
    return "" if place.file in _OURS else outside(link_base, place.file, place.sheet, place.cell)


def _answer_columns(findings: list[Finding], answers: Answers) -> list[Column]:
    given = [answers.of(finding) for finding in findings]
    tones = [Tone.INPUT if finding.severity in CONFIRMABLE else None for finding in findings]
    return [
        Column(TYPED, [answer.typed if answer else None for answer in given], Look.WORD, tones),
        Column(
            REMARK,
            [answer.remark if answer else None for answer in given],
            tones=[Tone.INPUT] * len(given),
            min_width=24,
        ),
    ]


def write_summary(sheet: Sheet, findings: list[Finding], area: Area) -> None:
    """Write one row per kind of finding, with a link that selects its rows in ``area``.

    Parameters
    ----------
    findings
        In the order of the area's rows.
    """
    sheet.title("Oppsummering", "Like avvik samlet, de alvorligste først. Lenken til høyre merker radene i «Avvik».")
    numbered = groupby(enumerate(findings), key=lambda pair: _kind(pair[1]))
    groups = [list(group) for _, group in numbered]
    found = [group[0][1] for group in groups]
    spans = [(group[0][0], group[-1][0]) for group in groups]
    top = area.first_row + 1
    columns = [
        Column("Alvorlighet", [str(f.severity) for f in found], Look.WORD, [TONES[f.severity] for f in found]),
        Column("Regel", [f.rule_id for f in found]),
        Column("Hva det gjelder", [f.title or f.message for f in found], max_width=54),
        Column("Fil", [f.place.file for f in found], max_width=28),
        Column("Ark", [f.place.sheet for f in found], max_width=20),
        Column("Kolonne", [f.column for f in found], max_width=24),
        Column("Antall", [len(group) for group in groups], Look.INTEGER),
        Column("Celler", [_cells([f for _, f in group]) for group in groups], max_width=30),
        Column(
            "Vis radene",
            [f"Nr {a + 1}" if a == b else f"Nr {a + 1}–{b + 1}" for a, b in spans],
            links=[
                inside(area.sheet, f"{format_cell(top + a, 1)}:{format_cell(top + b, area.width)}") for a, b in spans
            ],
        ),
    ]
    write_table(sheet, columns, name="Avvik_samlet", empty="Ingen avvik")


def _cells(group: list[Finding]) -> str:
    """«F5, F6, F13 og 497 til»."""
    cells = list(dict.fromkeys(finding.place.cell for finding in group if finding.place.cell))
    more = len(cells) - _CELLS_SHOWN
    if more <= 1:
        return texts.listed(cells)
    return f"{', '.join(cells[:_CELLS_SHOWN])} og {texts.number(more)} til"
