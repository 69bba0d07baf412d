"""What the run is to write into the staff's plan, cell by cell and row by row, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pipeline.cells import column_letters, format_cell
from pipeline.finding import Finding
from schemas.columns import ColumnSpec


class MergeResult(StrEnum):
    """What became of one pipeline-owned cell of the staff's plan."""

    UNCHANGED = "uendret"
    WRITTEN = "skrevet"
    ADDED = "ny rad"
    OVERRIDDEN = "overstyrt"
    CONFLICT = "uenighet"
    REFUSED = "ikke skrevet"


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One pipeline-owned cell after the three-way merge.

    ``row`` and ``number`` say where it stands on the sheet; the row is 0 until the cell's row has been added. ``base``
    is what the last run wrote (None when unknown), ``theirs`` what stood there, ``ours`` what the run says.
    """

    sheet: str
    key: tuple[str, ...]
    column: ColumnSpec
    row: int
    number: int
    base: Any
    theirs: Any
    ours: Any
    result: MergeResult
    why: str

    @property
    def cell(self) -> str:
        """Such as ``B7``, and the column's letters alone while there is no row."""
        return format_cell(self.row, self.number) if self.row else column_letters(self.number)


@dataclass(frozen=True)
class NewPlanRow:
    """A row to append to a sheet of the plan: values by the sheet's own headings.

    ``cells`` are its pipeline-owned cells.
    ``pointed_at`` is the column that findings about the row point at, as letters.
    """

    sheet: str
    header_row: int
    key: tuple[str, ...]
    values: Mapping[str, Any]
    cells: tuple[PlanCell, ...]
    pointed_at: str = "A"


@dataclass(frozen=True)
class PlanUpdate:
    """What is to be written into the staff's plan (the workbook called ``file``), and what stays theirs.

    ``replaced`` is the digest of sheet Endringer as it was where it is written anew, and empty where it stands.
    """

    file: str
    cells: tuple[PlanCell, ...]
    new_rows: tuple[NewPlanRow, ...]
    findings: tuple[Finding, ...]
    replaced: str = ""

    def without_unchanged(self) -> PlanUpdate:
        """What there is to tell of it: most cells are as they were."""
        return replace(self, cells=tuple(cell for cell in self.cells if cell.result is not MergeResult.UNCHANGED))
