"""Every figure reckoned once more in plain Python from the cells of the workbooks, with nothing of the product's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.figures.twice.acquiring import acquiring
from tests.figures.twice.cells import Book, Key, years
from tests.figures.twice.form import form
from tests.figures.twice.groups import Group, Told, groups
from tests.figures.twice.letting import letting
from tests.figures.twice.loans import loans
from tests.figures.twice.suitability import suitability
from tests.figures.twice.waiting import waiting


def reckon(folder: Path, as_of: date) -> dict[Key, float | None]:
    """Value of every figure by code, period and group, for the month of ``as_of``."""
    book = Book(folder)
    found: dict[Key, float | None] = {}
    for part in (form, suitability, loans, letting, acquiring, waiting):
        found |= part(book, as_of)
    return found


def reckon_groups(folder: Path, as_of: date) -> dict[Group, Told]:
    """Number, median and longest wait of everybody and of each group, before anything is held back."""
    return groups(Book(folder), as_of)


__all__ = ["reckon", "reckon_groups", "years"]
