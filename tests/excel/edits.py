"""Everything the patch can do, done to one workbook of the corpus."""

from datetime import date, datetime
from pathlib import Path

from pipeline.errors import UnsafeEditError
from pipeline.excel.owned_content import Link, OwnedSheet
from pipeline.excel.patch import WorkbookPatch, patch_bytes
from pipeline.excel.receipt import Receipt
from pipeline.excel.values import CellInput
from tests.excel.corpus import SHEET, Specimen

CONTROL = OwnedSheet(
    ("Celle", "Hva", "Når"),
    (
        (Link("#'Ark'!A3", "Ark!A3"), Link("https://example.org/?a=1&b=2", "ut"), None),
        ("Feil & <rettet>", " med luft ", 12.5),
        (date(2026, 1, 31), datetime(2026, 1, 31, 12, 30), True),
    ),
    (12, 60, 12),
)


def edit_cells(specimen: Specimen, target: Path) -> Receipt:
    """Change four cells: a text, a number, a date, and one that is not there yet."""
    patch = patch_bytes(specimen.data, "bok.xlsx")
    _set_cells(patch)
    return patch.save(target)


def edit_everything(specimen: Specimen, target: Path) -> tuple[Receipt, str | None]:
    """Change cells, set links, add rows and write a sheet of our own; gives why rows were refused, if they were."""
    patch = patch_bytes(specimen.data, "bok.xlsx")
    _set_cells(patch)
    patch.set_link(SHEET, "E13", "#'Lister'!A1", "dit", allow_locked=True)
    patch.set_link(SHEET, "E14", "https://example.org/?a=1&b=2", "ut", allow_locked=True)
    refused = None
    try:
        for number in range(3):
            row: dict[str, CellInput] = {"Navn": f"Ny {number}", "Antall": number, "Dato": date(2026, 2, 1)}
            patch.append_row(SHEET, 1, row, allow_locked=True)
    except UnsafeEditError as error:
        refused = str(error)
    if specimen.feature == "tabell":
        for number in range(3):
            patch.append_row("Lister", "Ting", {"Hva": f"ting {number}", "Hvor mange": number})
    patch.replace_sheet("Kontroll", CONTROL)
    return patch.save(target), refused


def _set_cells(patch: WorkbookPatch) -> None:
    patch.set_value(SHEET, "A3", "Ny tekst", allow_locked=True)
    patch.set_value(SHEET, "B3", 77, allow_locked=True)
    patch.set_value(SHEET, "C3", date(2026, 11, 21), allow_locked=True)
    patch.set_value(SHEET, "E12", "lagt til", allow_locked=True)
