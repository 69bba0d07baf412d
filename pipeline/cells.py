"""Cell references: `B7` is row 7, column 2, as people count them (both start at 1)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
MAX_LINKS = 65_000
"""Excel takes a few more on a sheet, then refuses the file's links."""

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?([1-9][0-9]{0,6}):\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True, order=True)
class CellRange:
    """A rectangle of cells, both corners included, rows and columns counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __contains__(self, cell: tuple[int, int]) -> bool:
        row, column = cell
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def overlaps(self, other: CellRange) -> bool:
        """Whether the two rectangles share a cell."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )

    def __str__(self) -> str:
        first = format_cell(self.first_row, self.first_column)
        last = format_cell(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"


@cache
def column_letters(column: int) -> str:
    """Letters of a column number: 1 is `A`, 27 is `AA`; `ValueError` outside 1..16384."""
    if not 1 <= column <= MAX_COLUMN:
        raise ValueError(f"no column {column}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Column number of letters, either case: `A` is 1; `ValueError` when there is no such column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"no column {letters!r}")
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= MAX_COLUMN:
        raise ValueError(f"no column {letters!r}")
    return number


def parse_cell(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as `B7` or `$B$7`; `ValueError` when it is none."""
    match = _CELL.fullmatch(reference)
    if match is None or int(match[2]) > MAX_ROW:
        raise ValueError(f"no cell {reference!r}")
    return int(match[2]), column_number(match[1])


def format_cell(row: int, column: int) -> str:
    """Write the reference of a row and a column: (7, 2) is `B7`."""
    return f"{column_letters(column)}{row}"


def parse_range(reference: str) -> CellRange:
    """Rectangle of `A1:C9`, `A1`, `A:C` or `2:9`, with or without dollar signs; `ValueError` when it is none."""
    if columns := _COLUMNS.fullmatch(reference):
        left, right = sorted((column_number(columns[1]), column_number(columns[2])))
        return CellRange(1, left, MAX_ROW, right)
    if rows := _ROWS.fullmatch(reference):
        top, bottom = sorted((int(rows[1]), int(rows[2])))
        return CellRange(top, 1, min(bottom, MAX_ROW), MAX_COLUMN)
    first, _, last = reference.partition(":")
    row_a, column_a = parse_cell(first)
    row_b, column_b = parse_cell(last or first)
    return CellRange(min(row_a, row_b), min(column_a, column_b), max(row_a, row_b), max(column_a, column_b))


def parse_ranges(references: str) -> tuple[CellRange, ...]:
    """Rectangles of a list such as `A1:B2 D4`; what is no reference (a `#REF!`) covers nothing and is left out."""
    found = []
    for reference in references.split():
        with suppress(ValueError):
            found.append(parse_range(reference))
    return tuple(found)
