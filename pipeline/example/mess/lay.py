"""Lays dirt over an example that has just been written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.example.mess.levels import dirty
from pipeline.example.mess.truth import FASIT, truth
from pipeline.example.mess.writing import write_book
from pipeline.example.sheets import Sheet


def lay_mess(folder: Path, sheets: Sequence[Sheet], seed: int, level: int, created: date) -> None:
    """Put dirty files in place of the clean ones that hold ``sheets``, and the truth about them beside."""
    books = dirty(sheets, seed, level)
    for file in {sheet.file for sheet in sheets}:
        (folder / file).unlink()
    for book in books:
        write_book(folder, book, created)
    text = json.dumps(truth(seed, level, books), ensure_ascii=False, separators=(",", ":"))
    (folder / FASIT).write_text(text + "\n", encoding="utf-8", newline="\n")
