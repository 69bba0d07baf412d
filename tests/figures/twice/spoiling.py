"""Workbooks of the example with cells emptied and cells that nobody can read."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import openpyxl

MAY_BE_MISSING = {
    ("Boligregister", "Boliger", "Objektnr"): ("Plasser", "Rullestol", "Husleie", "Status utleie", "I bruk til"),
    ("Boligregister", "Kartlegging", "Bolignr"): (
        "Målt areal",
        "Risiko brann",
        "Fukt eller skade",
        "Avstand skole",
        "Leieperiode",
    ),
    ("Kontrakter", "Leieforhold", "Leieforholdnr"): ("Utflyttet",),
    ("Søknader", "Søknader", "Søknadsnr"): (
        "Nysøker",
        "Vedtak",
        "Vedtaksdato",
        "Hovedårsak",
        "Integreringstilskudd fra",
        "Innflyttingsdato",
    ),
    ("Midlertidige opphold", "Midlertidige opphold", "Oppholdsnr"): ("Med barn", "Til dato"),
    ("Ungdom", "EM-ungdom", "EM-nr"): ("Vedtaksdato", "Bosatt dato"),
    ("Startlån", "Saker", "Saksnummer"): (
        "Vedtaksdato",
        "Utbetalt dato",
        "Lån",
        "Tilskudd",
        "Formål",
        "Barn under 18",
        "Tidligere boforhold",
    ),
    ("Anskaffelser", "Anskaffelser", "Anskaffelsesnr"): ("4 Visning", "7 Tatt i bruk", "1 Forankret"),
    ("Anskaffelser", "Bestillinger", "Bestillingsnr"): ("Svar mottatt", "Ungdommer funnet", "Antall bestilt"),
}
"""By workbook, sheet and key the headings whose cells a row can do without."""


def spoil(source: Path, target: Path, seed: int, share: float = 0.15) -> int:
    """Copy the workbooks with a share of the cells emptied, unknown or unreadable; gives how many."""
    random, spoiled = Random(seed), 0
    shutil.copytree(source, target)
    for name in sorted({book for book, _, _ in MAY_BE_MISSING}):
        book = openpyxl.load_workbook(target / f"{name}.xlsx")
        for (_, sheet, key), headings in ((at, found) for at, found in MAY_BE_MISSING.items() if at[0] == name):
            rows = list(book[sheet].iter_rows())
            header = next(row for row in rows if key in [cell.value for cell in row])
            wanted = {cell.column for cell in header if str(cell.value).split(" (")[0] in headings}
            assert len(wanted) == len(headings), (sheet, headings)
            for row in rows[header[0].row :]:
                for cell in row:
                    if cell.column in wanted and cell.value is not None and random.random() < share:
                        cell.value = random.choice((None, "ukjent", "??"))
                        spoiled += 1
        book.save(target / f"{name}.xlsx")
    return spoiled
