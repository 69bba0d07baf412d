"""Read Husbanken.xlsx as somebody outside the house does: work out each figure, or see why it is not there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.reports.reading_back import opened

HIDDEN, NOT_COMPUTED, NOT_POSSIBLE = ":", "..", "."
_PER = {"%": 100, "per 1000": 1000}
Row = dict[str, Any]


def figures(path: Path) -> Iterator[tuple[str, Row]]:
    """Every row of the tables of figures, with its sheet."""
    for sheet in opened(path):
        for table in sheet.tables.values():
            headings, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
            if "Verdi" in headings:
                yield from ((sheet.title, dict(zip(headings, row, strict=True))) for row in rows)


def faults(path: Path) -> list[str]:
    """What a reader cannot work out and is not told why, or can work out though it is held back."""
    return [
        f"{sheet}, {row['Kjennetegn']}, {row['Periode']}: {why}" for sheet, row in figures(path) for why in _wrong(row)
    ]


def _wrong(row: Row) -> Iterator[str]:
    value, part, whole, unit = row["Verdi"], row["Teller"], row["Nevner"], row["Enhet"]
    notes = row["Merknad"]
    if HIDDEN in (value, part, whole) and value == HIDDEN and "merknad 3" not in notes:
        yield "held back without a reason"
    if value == NOT_COMPUTED and "merknad 1" not in notes:
        yield "not computed without a reason"
    if isinstance(value, str):
        is_known = isinstance(part, int | float) and isinstance(whole, int | float)
        if value == HIDDEN and unit in _PER and is_known:
            yield "held back, but can be worked out"
        if value not in (HIDDEN, NOT_COMPUTED):
            yield f"no sign of SSB's: {value}"
    elif unit in _PER:
        if not isinstance(part, int | float) or not isinstance(whole, int | float) or not whole:
            yield "cannot be worked out"
        elif not math.isclose(value, _PER[unit] * part / whole):
            yield f"{value} is not {part} of {whole}"
    elif part not in (value, NOT_POSSIBLE):
        yield f"{value} is not {part}"
