"""References to cells inside formulas, names and lists of ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.cells import MAX_ROW, CellRange, column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

# groups: quoted sheet, plain sheet, first column, first row, last column, last row
REFERENCE = re.compile(
    r"(?<![\w.\]:])(?:(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!)?"
    r"(?<![\w.$])\$?([A-Z]{1,3})\$?([1-9]\d*)(?::\$?([A-Z]{1,3})\$?([1-9]\d*))?(?![\w(\[!])"
)
_TEXT = re.compile(r'"[^"]*"')


def sheet_of(match: re.Match[str], here: str | None) -> str | None:
    """Name the sheet that a found reference points to; `here` when it names none."""
    return (match[1] or "").replace("''", "'") or match[2] or here


def cells_of(match: re.Match[str]) -> CellRange | None:
    """Give the cells that a found reference points to, None when it is no cell after all."""
    try:
        columns = sorted((column_number(match[3]), column_number(match[5] or match[3])))
    except ValueError:
        return None
    rows = sorted((int(match[4]), int(match[6] or match[4])))
    return CellRange(rows[0], columns[0], rows[1], columns[1]) if rows[1] <= MAX_ROW else None


def references(formula: str, here: str | None) -> Iterator[tuple[str | None, CellRange]]:
    """Find all references with row numbers in a formula: sheet and cells; texts in quotes are left out."""
    for match in REFERENCE.finditer(_TEXT.sub('""', formula)):
        cells = cells_of(match)
        if cells is not None:
            yield sheet_of(match, here), cells
