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


@cache
def kostra_13() -> tuple[Question, ...]:
    """The lines, from ``kostra_13.csv``."""
    text = (resources.files("schemas") / "reports" / "kostra_13.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    return tuple(Question(**{name: row[name] for name in Question.__dataclass_fields__}) for row in rows)
