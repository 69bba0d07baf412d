"""What is found on the sheets: which table each holds, and which column is what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from pipeline.cells import format_cell
from pipeline.excel.reading import RawSheet
from pipeline.finding import Finding, Place
from schemas.columns import TableSpec


class Basis(StrEnum):
    """Why a heading was taken for a column."""

    MEMORY = "kolonnekartet"
    HEADING = "overskriften"
    SPELLING = "en overskrift som ligner"
    CONTENT = "innholdet"


@dataclass(frozen=True)
class LocatedColumn:
    """One column of a sheet under the header.

    ``name`` is None where no column of the table matches. ``row`` is where the heading stands (0: in the header's last
    row), ``label`` what it is called in the column map. ``is_said`` tells that staff have said what it is, or is not.
    """

    number: int
    heading: str
    name: str | None
    confidence: float
    row: int = 0
    label: str = ""
    basis: Basis | None = None
    is_said: bool = False


@dataclass(frozen=True)
class Question:
    """Which of the missing columns (likeliest first) the heading of a sheet column is, if any."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Rival:
    """A sheet that holds a table which another sheet is read for: its different keys, and how many the other has too.

    ``may_be_joined`` tells that the two may be parts of one table, and not two versions of it.
    """

    keys: int
    shared: int
    may_be_joined: bool


@dataclass(frozen=True)
class LocatedSheet:
    """One sheet, or the part of it under one header: the table taken for it (None when none is likely), its rows.

    ``header_row`` is the header's last row. ``lacked`` names the columns that staff say they do not have. ``rival`` is
    set where another sheet is read for the table.
    """

    file: str
    sheet: RawSheet
    table: TableSpec | None
    header_row: int
    columns: tuple[LocatedColumn, ...]
    rows: NDArray[np.int32]
    confidence: float
    is_used: bool
    questions: tuple[Question, ...] = ()
    lacked: frozenset[str] = frozenset()
    rival: Rival | None = None

    def numbers(self) -> dict[str, int]:
        """Sheet column of each of our columns; where one lacks, of the column that stands for it."""
        found = {column.name: column.number for column in self.columns if column.name}
        for extra in self.table.extras if self.table else ():
            for name in extra.stands_for if extra.name in found else ():
                found.setdefault(name, found[extra.name])
        return found

    def place(self, cell: str) -> Place:
        """A cell of the sheet."""
        return Place(self.file, self.sheet.name, cell)

    def heading_place(self, column: LocatedColumn) -> Place:
        """The cell with a column's heading."""
        return self.place(format_cell(column.row or self.header_row, column.number))


@dataclass(frozen=True)
class Located:
    """All sheets of all workbooks, and what is to be said of sheets and columns."""

    sheets: tuple[LocatedSheet, ...]
    findings: tuple[Finding, ...]

    def without_cells(self) -> Located:
        """The same sheets when their cells have been read."""
        return replace(self, sheets=tuple(replace(item, sheet=item.sheet.emptied()) for item in self.sheets))

    def read_for(self) -> dict[str, tuple[LocatedSheet, ...]]:
        """The sheets read for each table, mostly one."""
        found: dict[str, tuple[LocatedSheet, ...]] = {}
        for sheet in self.sheets:
            if sheet.is_used and sheet.table:
                found[sheet.table.name] = (*found.get(sheet.table.name, ()), sheet)
        return found

    def used(self) -> dict[str, LocatedSheet]:
        """The sheet read for each table; of several the first."""
        return {name: sheets[0] for name, sheets in self.read_for().items()}
