"""A table as the steps hand it on: its rows, and for each value the file, sheet and cell that it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.cell_addresses import CellAddresses
from pipeline.cells import format_cell
from pipeline.finding import Place, identity_of
from schemas.columns import TableModel, TableSpec, table_spec


@dataclass(frozen=True)
class SheetOrigin:
    """One sheet, or part of one, that rows were read from; ``columns`` gives our column's number in the sheet.

    ``merged`` are the sheet's merged ranges: first row and column, last row and column.
    """

    file: str
    sheet: str
    header_row: int
    columns: Mapping[str, int]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def place(self) -> Place:
        """The sheet as a whole."""
        return Place(self.file, self.sheet)

    def cell(self, row: int, column: str) -> str:
        """Address such as ``B7``, a merged cell's top left; the row's first column when the sheet lacks ``column``."""
        number = self._number(column)
        if areas := self._merged_over.get(number):
            at = bisect_right(areas, row, key=lambda area: area[0]) - 1
            top, left, bottom, _ = areas[at] if at >= 0 else (row, number, row, number)
            if row <= bottom:
                return format_cell(top, left)
        return format_cell(row, number)

    def cells(self, rows: NDArray[Any], column: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """Row and column numbers of what :meth:`cell` says of many rows."""
        number = self._number(column)
        columns = np.full(len(rows), number)
        areas = np.array(self._merged_over.get(number, ()), dtype=np.int64).reshape(-1, 4)
        if not len(areas):
            return rows, columns
        # before the first comes the last, which begins further down
        top, left, bottom, _ = areas[np.searchsorted(areas[:, 0], rows, side="right") - 1].T
        is_merged = (top <= rows) & (rows <= bottom)
        return np.where(is_merged, top, rows), np.where(is_merged, left, columns)

    def _number(self, column: str) -> int:
        return self.columns.get(column) or min(self.columns.values(), default=1)

    @cached_property
    def _merged_over(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """The merged ranges over each of our columns, from the top of the sheet."""
        areas = sorted(self.merged)
        return {number: [area for area in areas if area[1] <= number <= area[3]] for number in self.columns.values()}


@dataclass(frozen=True)
class Table:
    """Typed rows and where they came from.

    ``frame`` has the index 0 … n − 1; ``sheet_of_row`` (into ``sheets``) and ``row_numbers`` (1-based sheet rows) have
    n entries. ``rows_read`` counts the rows met in the files, those set aside on the way included.
    """

    spec: TableSpec
    frame: pd.DataFrame
    sheets: tuple[SheetOrigin, ...]
    sheet_of_row: NDArray[np.int16]
    row_numbers: NDArray[np.int32]
    rows_read: int

    def place(self, row: int, column: str) -> Place:
        """File, sheet and cell of a value."""
        origin = self.sheets[int(self.sheet_of_row[row])]
        return Place(origin.file, origin.sheet, origin.cell(int(self.row_numbers[row]), column))

    def cells(self, column: str, rows: NDArray[np.int64]) -> CellAddresses:
        """The addresses of some rows' values; the row −1 is nowhere."""
        sheets, numbers = np.append(self.sheet_of_row, -1)[rows], np.append(self.row_numbers, 0)[rows]
        columns = np.ones(len(rows), np.int32)
        for sheet, origin in enumerate(self.sheets):
            here = np.flatnonzero(sheets == sheet)
            numbers[here], columns[here] = origin.cells(numbers[here], column)
        return CellAddresses(numbers, columns)

    def has(self, column: Any) -> bool:
        """Whether a sheet that the rows were read from has the column at all."""
        return any(column in sheet.columns for sheet in self.sheets)

    def text(self, row: int, column: str) -> str:
        """A text of a row; empty where it is blank or the table has no such column."""
        value = self.value(row, column) if column in self.frame else ""
        return value if isinstance(value, str) else ""

    def value(self, row: int, column: str) -> Any:
        """A single value; for many rows of a column many times as fast as asking the frame for each."""
        if column not in self._values:
            values = self.frame[column]
            # days would be Timestamps of a hundred bytes each in a list, and texts are objects already
            is_text, is_day = values.dtype == "str", values.dtype.kind == "M"
            self._values[column] = values.to_numpy() if is_text else values.array if is_day else values.tolist()
        return self._values[column][row]

    @cached_property
    def _values(self) -> dict[str, Any]:
        """The columns that were asked for value by value."""
        return {}

    def identity(self, row: int, rule_id: str, columns: Iterable[str], *facts: str) -> str:
        """What a finding about a row is known by from run to run: rule, key and values, wherever the row stands.

        Empty where the row lacks its key.
        """
        key, values = ([self.value(row, name) for name in names] for names in (self.spec.key, columns))
        if not key or pd.isna(key[0]):
            return ""
        known = ("" if pd.isna(value) else value for value in (*key, *values))
        return identity_of(rule_id, self.spec.name, *known, *facts)

    def keep(self, mask: NDArray[np.bool_]) -> Self:
        """The rows where ``mask`` is True, in their order; the table itself where that is all of them."""
        if mask.all():
            return self
        return replace(
            self,
            frame=self.frame[mask].reset_index(drop=True),
            sheet_of_row=self.sheet_of_row[mask],
            row_numbers=self.row_numbers[mask],
        )


@dataclass(frozen=True)
class Tables:
    """All tables of a run by name; one that was not delivered is not in it."""

    by_name: Mapping[str, Table]

    def __contains__(self, model: object) -> bool:
        return isinstance(model, type) and table_spec(model).name in self.by_name

    def __getitem__(self, model: type[TableModel]) -> Table:
        return self.by_name[table_spec(model).name]

    def get(self, model: type[TableModel]) -> Table | None:
        """The table, None when it was not delivered."""
        return self.by_name.get(table_spec(model).name)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.by_name.values())

    def frame(self, model: type[TableModel]) -> pd.DataFrame:
        """The rows of a table, an empty frame of its columns when it was not delivered."""
        if model in self:
            return self[model].frame
        return empty_frame(table_spec(model))


_DTYPES: dict[str, Any] = {
    "number": "float64",
    "integer": "Int64",
    "date": "datetime64[s]",
    "yes_no": "boolean",
}


def dtype_of(kind: str) -> Any:
    """The dtype in which a kind of column is kept."""
    return _DTYPES.get(kind, "str")


def empty_frame(spec: TableSpec) -> pd.DataFrame:
    """No rows, all columns, right dtypes."""
    return _without_rows(spec).copy(deep=False)


@cache
def _without_rows(spec: TableSpec) -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series([], dtype=dtype_of(column.kind)) for column in spec.columns})
