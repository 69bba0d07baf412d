"""Avvik.xlsx: what is wrong in the source workbooks, cell by cell, for those who own them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_links import inside, outside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.finding import Finding, Place, Severity
from pipeline.flow import Results
from pipeline.reports.controls_sheet import write_controls
from pipeline.reports.marked_copies import FOLDER, MarkedCopy
from pipeline.reports.wording import standing

_FINDINGS, _SUMMARY, _CONTROLS = "Avvik", "Oppsummering", "Kontroller"
_TONES = {
    Severity.CRITICAL: Tone.GRAVE,
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.UNCLEAR,
    Severity.INFO: Tone.PARTLY,
}
_MEANINGS = {
    Severity.CRITICAL: "Kjøringen stoppet. Ingenting er oppdatert før dette er rettet.",
    Severity.ERROR: "Raden eller verdien er holdt utenfor det den trengs til. Tallene kan bli ufullstendige.",
    Severity.WARNING: "Raden er regnet med som den står. Se om den er riktig.",
    Severity.INFO: "Greit å vite. Du trenger ikke gjøre noe.",
}


def write_avvik(
    path: Path, results: Results, link_base: str = "", copies: Mapping[str, MarkedCopy] | None = None
) -> None:
    """Write the findings for those who own the source workbooks.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    link_base
        Folder of the source workbooks seen from the folder where ``path`` ends up, e.g. ``../../input``; without it
        the cells are named but not linked.
    copies
        The marked copies by source, in a folder beside ``path``.
    """
    findings = sorted(results.findings, key=lambda finding: finding.sort_key)
    context = results.context
    title = f"Avvik {texts.month(context.period)}"
    with open_book(path, title=title, subject="Avvik i kildefilene", created=context.as_of) as book:
        _write_guide(book, results, findings, copies or {})
        summary = book.sheet(_SUMMARY)
        area = _write_findings(book, findings, link_base, copies or {})
        _write_summary(summary, findings, area)
        write_controls(book, results, _CONTROLS)


def _write_guide(book: Book, results: Results, findings: list[Finding], copies: Mapping[str, MarkedCopy]) -> None:
    sheet = book.sheet("Les meg", widths=(30, 84, 12, 10))
    sheet.title("Avvik i kildefilene", standing(results.context))
    sheet.text(
        "Arbeidsboken viser hva kjøringen fant i regnearkene deres. Hvert avvik sier hvilken celle det gjelder, "
        "hva som er galt, og hva du kan gjøre."
    )
    sheet.gap()
    counts = Counter(finding.severity for finding in findings)
    write_table(
        sheet,
        [
            Column("Alvorlighet", [str(severity) for severity in Severity], Look.WORD, list(_TONES.values())),
            Column("Hva kjøringen gjorde", list(_MEANINGS.values())),
            Column("Antall", [counts[severity] for severity in Severity], Look.INTEGER),
        ],
        name="Alvorlighet",
        is_main=False,
    )
    sheet.heading("Slik bruker du arbeidsboken")
    for step in (
        "1. Begynn i «Oppsummering». Der står like avvik samlet, de alvorligste først.",
        "2. I «Avvik» kan du filtrere på din egen fil. Trykk på cellen i kolonnen «Celle» for å åpne den i kilden.",
        "3. Rett i kilden, ikke her. Neste kjøring leser kilden på nytt og lager en ny liste.",
    ):
        sheet.text(step)
    sheet.gap()
    _write_copies(sheet, copies)
    sheet.text(f"Opplysninger om personer er skjult og vises som {texts.MASK}.")
    sheet.gap()
    for name in (_SUMMARY, _FINDINGS, _CONTROLS):
        sheet.link(f"Gå til «{name}»", name)


def _write_copies(sheet: Sheet, copies: Mapping[str, MarkedCopy]) -> None:
    if not copies:
        return
    sheet.heading("Merkede kopier av filene deres")
    sheet.text(
        f"I mappen «{FOLDER}» ligger en kopi av hver fil som har avvik. Cellene det gjelder, har farge, og notatet på "
        "cellen sier hva som er galt: rødt er feil, gult er advarsel, blått er til orientering. Ellers er kopien lik "
        "filen. Kopiene har de samme opplysningene om personer som filene deres. Behandle dem likt."
    )
    listed = list(copies.values())
    columns = [
        Column("Fil", [copy.source for copy in listed]),
        Column("Hva du bør vite", [copy.remark or "Rett i filen deres, ikke i kopien." for copy in listed]),
        Column("Celler", [copy.cells for copy in listed], Look.INTEGER),
        Column(
            "Åpne",
            ["åpne" if copy.name else None for copy in listed],
            Look.WORD,
            links=[copy.link(Place(copy.source)) for copy in listed],
        ),
    ]
    write_table(sheet, columns, name="Merkede_kopier", is_main=False)


def _write_findings(book: Book, findings: list[Finding], link_base: str, copies: Mapping[str, MarkedCopy]) -> Area:
    sheet = book.sheet(_FINDINGS)
    sheet.title("Avvik", "Ett avvik per rad, de alvorligste først.")
    places = [finding.place for finding in findings]
    marked = [copies.get(place.file) for place in places]
    columns = [
        Column("Nr", range(1, len(findings) + 1), Look.INTEGER),
        Column("Alvorlighet", [str(f.severity) for f in findings], Look.WORD, [_TONES[f.severity] for f in findings]),
        Column("Fil", [place.file for place in places], max_width=24),
        Column("Ark", [place.sheet for place in places], max_width=18),
        Column(
            "Celle",
            [place.cell for place in places],
            links=[outside(link_base, place.file, place.sheet, place.cell) for place in places],
        ),
        Column(
            "Merket kopi",
            ["åpne" if copy and copy.name and place.cell else None for copy, place in zip(marked, places, strict=True)],
            Look.WORD,
            links=[copy.link(place) if copy and place.cell else "" for copy, place in zip(marked, places, strict=True)],
        ),
        Column("Bolig", [finding.dwelling_id for finding in findings], max_width=14),
        Column("Verdi", [finding.value for finding in findings], max_width=22),
        Column("Hva er galt", [finding.message for finding in findings], max_width=48),
        Column("Hva du gjør", [finding.advice for finding in findings], max_width=44),
        Column("Regel", [finding.rule_id for finding in findings]),
        Column("Kilde", [finding.source for finding in findings], max_width=26),
    ]
    return write_table(sheet, columns, name="Avvik_rader", keep_columns=2, empty="Ingen avvik")


def _write_summary(sheet: Sheet, findings: list[Finding], area: Area) -> None:
    sheet.title("Oppsummering", "Like avvik samlet, de alvorligste først. Lenken går til det første av dem.")
    numbered = sorted(enumerate(findings), key=lambda pair: (_group_order(pair[1]), pair[0]))
    groups = [list(group) for _, group in groupby(numbered, key=lambda pair: _group_order(pair[1]))]
    firsts = [group[0] for group in groups]
    found = [finding for _, finding in firsts]
    columns = [
        Column("Alvorlighet", [str(f.severity) for f in found], Look.WORD, [_TONES[f.severity] for f in found]),
        Column("Regel", [f.rule_id for f in found]),
        Column("Hva det gjelder", [f.title or f.message for f in found], max_width=60),
        Column("Fil", [f.place.file for f in found], max_width=32),
        Column("Ark", [f.place.sheet for f in found], max_width=24),
        Column("Antall", [len(group) for group in groups], Look.INTEGER),
        Column(
            "Det første",
            [f"Avvik nr. {at + 1}" for at, _ in firsts],
            links=[inside(area.sheet, f"A{area.first_row + at + 1}") for at, _ in firsts],
        ),
    ]
    write_table(sheet, columns, name="Avvik_samlet", empty="Ingen avvik")


def _group_order(finding: Finding) -> tuple[int, str, str, str]:
    return finding.severity.rank, finding.rule_id, finding.place.file, finding.place.sheet
