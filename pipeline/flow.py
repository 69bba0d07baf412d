"""What the steps hand on to each other, in the order of the run; each step fills the next of these."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.excel.reading import RawSheet, RawWorkbook
from pipeline.finding import Finding
from pipeline.table import Tables
from schemas.columns import TableSpec


@dataclass(frozen=True)
class RawInputs:
    """The workbooks in order of file name, where they lie, and what is to be said of the files themselves."""

    folder: Path
    workbooks: tuple[RawWorkbook, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class LocatedColumn:
    """One column of a sheet under the header; ``name`` is None where no column of the table matches."""

    number: int
    heading: str
    name: str | None
    confidence: float


@dataclass(frozen=True)
class LocatedSheet:
    """One sheet: the table taken for it (None when none is likely), its header row and columns, its data rows."""

    file: str
    sheet: RawSheet
    table: TableSpec | None
    header_row: int
    columns: tuple[LocatedColumn, ...]
    rows: NDArray[np.int32]
    confidence: float
    is_used: bool

    def numbers(self) -> dict[str, int]:
        """Sheet column of each of our columns."""
        return {column.name: column.number for column in self.columns if column.name}


@dataclass(frozen=True)
class Located:
    """All sheets of all workbooks, and what is to be said of sheets and columns."""

    sheets: tuple[LocatedSheet, ...]
    findings: tuple[Finding, ...]

    def used(self) -> dict[str, LocatedSheet]:
        """The sheet read for each table."""
        return {sheet.table.name: sheet for sheet in self.sheets if sheet.is_used and sheet.table}


@dataclass(frozen=True)
class Normalised:
    """Typed tables of the rows that can be used, and what was found in cells.

    ``Table.rows_read`` counts all data rows; rows without a needed value or with a key met before are not in the frame.
    """

    tables: Tables
    findings: tuple[Finding, ...]
