"""A workbook as raw cells in columns: what stands in every cell, and of what kind, before anybody interprets it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence, Set

    from numpy.typing import NDArray

NO_TEXT = -1


class Kind(IntEnum):
    """What a cell holds; a validator must tell these apart, and most readers do not."""

    BLANK = 0
    NUMBER = 1
    TEXT = 2
    BOOLEAN = 3
    DATE = 4
    ERROR = 5
    NO_CACHED_VALUE = 6
    """A formula whose result was never saved."""


@dataclass(frozen=True, eq=False)
class RawColumn:
    """One sheet column that has at least one non-blank cell; all arrays have one entry per cell, by row.

    The arrays may be views that cannot be written to.

    Attributes
    ----------
    index
        Column number, A is 1.
    rows
        Sheet rows of the cells, 1 is the first, ascending and each at most once.
    kind
        `Kind` of each cell.
    number
        NUMBER: the value. DATE: the serial number of the 1900 system in days (below 1 a time of day). BOOLEAN: 0 or 1.
        NaN otherwise.
    text
        TEXT and ERROR: place in `RawSheet.strings`. -1 otherwise.
    is_formula
        Whether the cell itself carries a formula; the other cells that an array formula fills do not.
    """

    index: int
    rows: NDArray[np.int32]
    kind: NDArray[np.uint8]
    number: NDArray[np.float64]
    text: NDArray[np.int32]
    is_formula: NDArray[np.bool_]

    def dense(self, first_row: int, last_row: int) -> RawColumn:
        """Give every row from `first_row` to `last_row`, both included, with BLANK where the sheet has no cell."""
        size = max(0, last_row - first_row + 1)
        start, stop = np.searchsorted(self.rows, (first_row, last_row + 1))
        cells = slice(int(start), max(int(start), int(stop)))
        at = self.rows[cells] - first_row
        kind = np.full(size, Kind.BLANK, np.uint8)
        number = np.full(size, np.nan)
        text = np.full(size, NO_TEXT, np.int32)
        is_formula = np.zeros(size, np.bool_)
        kind[at], number[at] = self.kind[cells], self.number[cells]
        text[at], is_formula[at] = self.text[cells], self.is_formula[cells]
        rows = np.arange(first_row, first_row + size, dtype=np.int32)
        return RawColumn(self.index, rows, kind, number, text, is_formula)

    def only(self, mask: NDArray[np.bool_]) -> RawColumn:
        """The cells where `mask` is True."""
        return RawColumn(
            self.index,
            self.rows[mask],
            self.kind[mask],
            self.number[mask],
            self.text[mask],
            self.is_formula[mask],
        )


@dataclass(frozen=True, eq=False)
class RawSheet:
    """One worksheet.

    Attributes
    ----------
    name, state
        As the workbook lists it; state is `visible`, `hidden` or `veryHidden`.
    columns
        Columns with at least one non-blank cell, from left to right.
    strings
        Distinct texts of the whole workbook, shared by its sheets.
    hidden_rows, hidden_columns
        Numbers of the rows and columns that are hidden, by hand or by a filter.
    merged
        Merged ranges as first row, first column, last row, last column.
    last_row
        Last row with a non-blank cell, 0 on an empty sheet.
    """

    name: str
    state: str
    columns: tuple[RawColumn, ...]
    strings: Sequence[str] = field(repr=False)
    hidden_rows: Set[int] = field(default=frozenset(), repr=False)
    hidden_columns: Set[int] = field(default=frozenset(), repr=False)
    merged: tuple[tuple[int, int, int, int], ...] = field(default=(), repr=False)

    @property
    def last_row(self) -> int:
        """Last row with a non-blank cell, 0 on an empty sheet."""
        return max((int(column.rows[-1]) for column in self.columns), default=0)

    def emptied(self) -> RawSheet:
        """The sheet without its cells and texts."""
        return replace(self, columns=(), strings=())

    def without(self, rows: Collection[int]) -> RawSheet:
        """The sheet with some of its rows blank."""
        kept = [column.only(~np.isin(column.rows, list(rows))) for column in self.columns]
        return replace(self, columns=tuple(column for column in kept if len(column.rows)))

    def rows_where(self, are_wanted: Callable[[Sequence[str]], NDArray[np.bool_]]) -> set[int]:
        """Rows with a cell whose text is wanted, or whose whole number is when it is written out."""
        is_own = np.zeros(len(self.strings) + 1, np.bool_)
        for column in self.columns:
            # no text is the last
            is_own[column.text] = True
        own = np.flatnonzero(is_own[:-1])
        wanted = own[are_wanted([self.strings[at] for at in own.tolist()])]
        found: set[int] = set()
        for column in self.columns:
            is_whole = (column.kind == Kind.NUMBER) & (np.floor(column.number) == column.number)
            numbers = np.unique(column.number[is_whole])
            numbers = numbers[are_wanted([f"{number:.15g}" for number in numbers.tolist()])]
            found.update(column.rows[np.isin(column.text, wanted) | np.isin(column.number, numbers)].tolist())
        return found


@dataclass(frozen=True, eq=False)
class RawWorkbook:
    """A file's worksheets in the workbook's order; `file` is its name without folder, `sha256` of its bytes."""

    file: str
    sha256: str
    sheets: tuple[RawSheet, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Cells:
    """Cells of one sheet or of a piece of it as flat arrays of equal length, in any order; BLANK ones do not count."""

    row: NDArray[np.int32]
    column: NDArray[np.int32]
    kind: NDArray[np.uint8]
    number: NDArray[np.float64]
    text: NDArray[np.int32]
    is_formula: NDArray[np.bool_]


class Strings:
    """Distinct texts of a workbook, numbered in the order in which they are first met."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Place of a text, taken in when it is new."""
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
        return number

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """Places of many texts, -1 for empty ones."""
        numbers = self._numbers
        places = [numbers.setdefault(text, len(numbers)) if text else NO_TEXT for text in texts]
        self.texts.extend(islice(numbers, len(self.texts), None))
        return places


class ColumnCollector:
    """Takes cells piece by piece and hands them out as columns, so that no second copy of the sheet is held."""

    def __init__(self) -> None:
        self.met_twice = False
        """Whether a cell came twice, known when the columns have been handed out."""
        self._pieces: dict[int, list[Cells]] = {}
        self._rows = np.empty(0, np.int32)
        """Those of the column before, which most columns have in common."""

    def add(self, cells: Cells) -> None:
        """Take a piece; cells may come in any order, of cells met twice the last one counts."""
        filled = np.flatnonzero(cells.kind)
        if not len(filled):
            return
        columns = cells.column[filled]
        by_column = np.argsort(columns.astype(np.uint16), kind="stable")
        ordered = _take(cells, filled[by_column])
        starts = np.flatnonzero(np.diff(ordered.column, prepend=0)).tolist()
        for start, stop in zip(starts, [*starts[1:], len(filled)], strict=True):
            piece = _take(ordered, slice(start, stop))
            self._pieces.setdefault(int(piece.column[0]), []).append(piece)

    def columns(self) -> tuple[RawColumn, ...]:
        """Columns from left to right; the collector is empty afterwards."""
        return tuple(self._column(index) for index in sorted(self._pieces))

    def _column(self, index: int) -> RawColumn:
        pieces = self._pieces.pop(index)
        rows = np.concatenate([piece.row for piece in pieces])
        kind = np.concatenate([piece.kind for piece in pieces])
        number = np.concatenate([piece.number for piece in pieces])
        text = np.concatenate([piece.text for piece in pieces])
        is_formula = np.concatenate([piece.is_formula for piece in pieces])
        if not np.all(rows[1:] > rows[:-1]):
            order = np.argsort(rows, kind="stable")
            keep = order[np.append(np.diff(rows[order]) > 0, True)]
            self.met_twice |= len(keep) < len(rows)
            rows, kind, number, text, is_formula = (part[keep] for part in (rows, kind, number, text, is_formula))
        if np.array_equal(rows, self._rows):
            rows = self._rows
        self._rows = rows
        return RawColumn(index, rows, _spared(kind), _spared(number), _spared(text), _spared(is_formula))


def _spared(values: NDArray[Any]) -> NDArray[Any]:
    """The values, which take the room of one where all are the same: most columns hold one kind, and no formula."""
    one = np.broadcast_to(values[:1].copy(), values.shape)
    return one if np.array_equal(values, one, equal_nan=values.dtype.kind == "f") else values


def _take(cells: Cells, at: NDArray[np.intp] | slice) -> Cells:
    return Cells(
        cells.row[at], cells.column[at], cells.kind[at], cells.number[at], cells.text[at], cells.is_formula[at]
    )
