"""Form 13 of KOSTRA: which figure answers which question, in the order of the form."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Question:
    """One line of the fill-in sheet; ``group`` is the main reason that the figure is about, empty for all."""

    block: str
    number: str
    text: str
    code: str
    group: str


def kostra_13_file() -> bytes:
    """The package's own lines as the file that staff may copy and change; a table of ``schemas.tables`` reads it."""
    return (resources.files("schemas") / "reports" / "kostra_13.csv").read_bytes()


@cache
def kostra_13() -> tuple[Question, ...]:
    """The package's own lines."""
    lines = csv.reader(kostra_13_file().decode("utf-8-sig").splitlines(), delimiter=";")
    return tuple(Question(*cells) for cells in list(lines)[1:])
