"""Avvik.xlsx: what is wrong in the source workbooks, cell by cell, for those who own them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pipeline import texts
from pipeline.answered import CONFIRMED, FINDINGS
from pipeline.excel.new_book import Book, Sheet, open_book
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Column, write_table
from pipeline.finding import Place, Severity
from pipeline.flow import Results
from pipeline.gate import withheld_line
from pipeline.reports.avvik_sheets import TONES, by_kind, write_findings, write_summary
from pipeline.reports.confirmed_sheet import write_confirmed
from pipeline.reports.controls_sheet import write_controls
from pipeline.reports.marked_copies import FOLDER, MarkedCopy
from pipeline.reports.wording import standing

_SUMMARY, _CONTROLS = "Oppsummering", "Kontroller"
_MEANINGS = {
    Severity.CRITICAL: "Kjøringen stoppet. Ingenting er oppdatert før dette er rettet.",
    Severity.ERROR: "Raden eller verdien er holdt utenfor det den trengs til. Tallene kan bli ufullstendige.",
    Severity.WARNING: "Raden er regnet med som den står. Se om den er riktig.",
    Severity.INFO: "Greit å vite. Du trenger ikke gjøre noe.",
}
_STEPS = (
    "1. Begynn i «Oppsummering». Der står like avvik samlet, de alvorligste først.",
    "2. I «Avvik» kan du filtrere på din egen fil. Trykk på cellen i kolonnen «Celle» for å åpne den i kilden.",
    "3. Rett i kilden, ikke her. Neste kjøring leser kilden på nytt og lager en ny liste.",
    "4. Er det riktig som det står? Velg «ja» i kolonnen «Stemmer» i «Avvik», og lagre. Da kommer det ikke igjen før",
    f"    verdien endres. Det dere har bekreftet, står i «{CONFIRMED}». Feil kan ikke bekreftes, de må rettes.",
)


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
    findings = by_kind(results.findings)
    context, copies = results.context, copies or {}
    title = f"Avvik {texts.month(context.period)}"
    with open_book(path, title=title, subject="Avvik i kildefilene", created=context.as_of) as book:
        _write_guide(book, results, copies)
        summary = book.sheet(_SUMMARY)
        area = write_findings(book, findings, results.answers, link_base, copies)
        write_summary(summary, findings, area)
        write_confirmed(book, results, link_base)
        write_controls(book, results, _CONTROLS)


def _write_guide(book: Book, results: Results, copies: Mapping[str, MarkedCopy]) -> None:
    sheet = book.sheet("Les meg", widths=(30, 84, 12, 10))
    sheet.title("Avvik i kildefilene", standing(results.context))
    sheet.text(
        "Arbeidsboken viser hva kjøringen fant i regnearkene deres. Hvert avvik sier hvilken celle det gjelder, "
        "hva som er galt, og hva du kan gjøre."
    )
    sheet.gap()
    counts = Counter(finding.severity for finding in (*results.findings, *results.withheld))
    write_table(
        sheet,
        [
            Column("Alvorlighet", [str(severity) for severity in Severity], Look.WORD, list(TONES.values())),
            Column("Hva kjøringen gjorde", list(_MEANINGS.values())),
            Column("Antall", [counts[severity] for severity in Severity], Look.INTEGER),
        ],
        name="Alvorlighet",
        is_main=False,
    )
    if results.confirmed:
        number = texts.count(len(results.confirmed), "avvik er", "avvik er")
        sheet.text(f"{number} bekreftet av dere og ikke regnet med her. Se «{CONFIRMED}».")
        sheet.gap()
    if results.withheld:
        sheet.text(withheld_line(results.withheld))
        sheet.gap()
    sheet.heading("Slik bruker du arbeidsboken")
    for step in _STEPS:
        sheet.text(step)
    sheet.gap()
    _write_copies(sheet, copies)
    sheet.text(f"Opplysninger om personer er skjult og vises som {texts.MASK}.")
    sheet.gap()
    for name in (_SUMMARY, FINDINGS, CONFIRMED, _CONTROLS):
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
            "Kopi",
            ["åpne" if copy.name else None for copy in listed],
            Look.WORD,
            links=[copy.link(Place(copy.source)) for copy in listed],
        ),
    ]
    write_table(sheet, columns, name="Merkede_kopier", is_main=False)
