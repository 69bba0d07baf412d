"""The same marks, put on any workbook of the corpus."""

from __future__ import annotations

from pathlib import Path

from pipeline.excel.marks import Mark, Paint
from pipeline.excel.patch import patch_bytes
from pipeline.excel.receipt import Receipt
from tests.excel.corpus import SHEET

NOTE = (("Feil:", "«x» kan ikke leses. Skriv datoen. (I102)"), ("Advarsel:", "noe & <annet>"))
TEXT = "Feil: «x» kan ikke leses. Skriv datoen. (I102)\n\nAdvarsel: noe & <annet>"
MARKS = {
    "A1": Mark(Paint.BLUE, NOTE),
    "B3": Mark(Paint.YELLOW, NOTE),
    "C3": Mark(Paint.RED, NOTE),
    "D4": Mark(Paint.RED, NOTE),
    "K30": Mark(Paint.BLUE, NOTE),
}


def marked(data: bytes, target: Path, marks: dict[str, Mark] = MARKS) -> Receipt:
    patch = patch_bytes(data, "bok.xlsx")
    patch.mark_cells({SHEET: marks})
    return patch.save(target)
