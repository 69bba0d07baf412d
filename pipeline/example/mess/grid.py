"""A table in a sheet as cells that can be dirtied, while what they mean stays beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from random import Random
from typing import Protocol, Self

from pipeline.example.sheets import Column, Sheet
from schemas.columns import ColumnSpec, Kind
from schemas.tables import TABLES

Meaning = str | float | bool | None
"""A value as it is read at last: a code, a day as yyyy-mm-dd, a number, yes or no; None where nobody has said."""
_YES = frozenset({"ja", "j", "x"})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the result saved beside it, which may be an error."""

    text: str
    result: str | float


Shown = str | float | bool | date | Formula | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, its number format, and what was done to it; spoiled is what nobody can read."""

    shown: Shown = None
    form: str = "text"
    operators: tuple[str, ...] = ()
    is_spoiled: bool = False


class Role(Enum):
    """What a row is there for."""

    HEADER = "header"
    DATA = "data"
    COPY = "copy"
    """A data row once more, to be set aside."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the left; ``record`` is the number of the row that a data row shows."""

    cells: tuple[Cell, ...]
    role: Role = Role.OTHER
    record: int = -1
    is_hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """One table as it stands in a sheet.

    ``means`` has for each column the table's columns that it tells of: none for one of the staff's own, several for an
    address in one cell. ``truth`` has the meaning of each by record. ``merged`` are rectangles by first row, first
    column, last row, last column, from 0.
    """

    table: str
    means: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    truth: Mapping[str, tuple[Meaning, ...]]
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    operators: tuple[str, ...] = field(default=())

    def spec(self, position: int) -> ColumnSpec | None:
        """The table's column that a position shows, None for one that shows none or several."""
        names = self.means[position]
        return TABLES[self.table].column(names[0]) if len(names) == 1 else None

    @property
    def header(self) -> int:
        """Row of the headings, from 0; the last where they take two rows."""
        return max(at for at, row in enumerate(self.rows) if row.role is Role.HEADER)

    def data(self) -> list[int]:
        """Rows that show records, from 0."""
        return [at for at, row in enumerate(self.rows) if row.role is Role.DATA]

    def headings(self) -> list[str]:
        """Texts of the headings' row."""
        return [str(cell.shown or "") for cell in self.rows[self.header].cells]

    def with_headings(self, headings: Sequence[str]) -> Self:
        """The same under other headings."""
        old = self.rows[self.header]
        cells = tuple(replace(cell, shown=text or None) for cell, text in zip(old.cells, headings, strict=True))
        return replace(self, rows=_changed(self.rows, self.header, replace(old, cells=cells)))

    def with_cells(self, cells: Mapping[tuple[int, int], Cell]) -> Self:
        """The same with some cells replaced, by row and position."""
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, position), cell in cells.items():
            by_row.setdefault(row, {})[position] = cell
        rows = list(self.rows)
        for at, found in by_row.items():
            old = rows[at].cells
            rows[at] = replace(rows[at], cells=tuple(found.get(place, cell) for place, cell in enumerate(old)))
        return replace(self, rows=tuple(rows))

    def with_rows(self, at: int, *rows: Row) -> Self:
        """The same with rows put in before row ``at``."""
        merged = tuple(
            (top + len(rows) * (top >= at), left, low + len(rows) * (top >= at), right)
            for top, left, low, right in self.merged
        )
        return replace(self, rows=self.rows[:at] + rows + self.rows[at:], merged=merged)

    def with_columns(self, order: Sequence[int]) -> Self:
        """The same with these columns in this order; −1 is a new empty one."""
        rows = tuple(
            replace(row, cells=tuple(row.cells[place] if place >= 0 else Cell() for place in order))
            for row in self.rows
        )
        means = tuple(self.means[place] if place >= 0 else () for place in order)
        hidden = frozenset(new for new, old in enumerate(order) if old in self.hidden_columns)
        return replace(self, rows=rows, means=means, hidden_columns=hidden)

    def marked(self, name: str) -> Self:
        """The same, with an operator on record."""
        return replace(self, operators=(*self.operators, name))


class Operator(Protocol):
    """One kind of dirt: changes a grid, or gives it back as it is where it does not fit."""

    @property
    def name(self) -> str:
        """What the truth calls it."""
        ...

    def __call__(self, grid: Grid, chance: Random) -> Grid:
        """Lay the dirt."""
        ...


@dataclass(frozen=True)
class Layout:
    """Dirt in how a table stands: rows, columns, headings."""

    name: str
    change: Callable[[Grid, Random], Grid]

    def __call__(self, grid: Grid, chance: Random) -> Grid:
        """Change the grid, and put it on record when that did anything."""
        changed = self.change(grid, chance)
        return grid if changed == grid else changed.marked(self.name)


def grid_of(sheet: Sheet) -> Grid:
    """A sheet of the example as it is: its headings in the first row."""
    header = Row(tuple(Cell(column.heading) for column in sheet.columns), Role.HEADER)
    data = tuple(
        Row(tuple(_cell(column, record) for column in sheet.columns), Role.DATA, number)
        for number, record in enumerate(sheet.records)
    )
    spec = TABLES[sheet.table]
    truth = {
        column.code: tuple(meaning(spec.column(column.code), column.value(item)) for item in sheet.records)
        for column in sheet.columns
        if column.code
    }
    means = tuple((column.code,) if column.code else () for column in sheet.columns)
    hidden = frozenset(place for place, column in enumerate(sheet.columns) if column.hidden)
    return Grid(sheet.table, means, (header, *data), truth, hidden)


def meaning(column: ColumnSpec, shown: str | float | date | None) -> Meaning:
    """What a clean cell of the example says."""
    if shown is None or shown == "":
        return None
    if isinstance(shown, date):
        return shown.isoformat()
    if column.kind is Kind.YES_NO:
        return str(shown).casefold() in _YES
    if column.codes is not None:
        wanted = str(shown).casefold()
        return next(
            entry.code
            for entry in column.codes.codes
            if wanted in (spelling.casefold() for spelling in (entry.label, *entry.synonyms))
        )
    return float(shown) if column.kind in (Kind.NUMBER, Kind.INTEGER) else str(shown)


def _cell(column: Column, record: object) -> Cell:
    shown = column.value(record)
    return Cell(None if shown == "" else shown, column.form)


def _changed(rows: tuple[Row, ...], at: int, row: Row) -> tuple[Row, ...]:
    return (*rows[:at], row, *rows[at + 1 :])
