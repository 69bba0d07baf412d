"""A column of raw cells into typed values: each distinct text is read once, and every remark keeps its row."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.dates import NO_DAY
from pipeline.excel.reading import Kind as Cell
from pipeline.excel.reading import RawColumn
from pipeline.remarks import Read, Remark
from pipeline.values import TICKS, read_value, tidy
from pipeline.written_dates import can_be_swapped, read_run_together
from pipeline.written_numbers import TOO_LARGE
from schemas.columns import ColumnSpec, Kind

_EPOCH = np.datetime64("1899-12-30")
_FIRST_SERIAL, _END_SERIAL = 61.0, 109_940.0
"""1 March 1900 and 1 January 2201: a serial number outside is no date that staff mean.

Nor is one from 1900 to 2199: somebody typed a year, and the spreadsheet made a day in 1905 of it.
"""
_DOUBT, _WHEN_UNCLEAR = re.compile(r"\?|ukjent|vet ikke|uvisst|usikker|avklart", re.IGNORECASE), "CONFIDENTIAL"


@dataclass(frozen=True)
class RowRemark:
    """What is to be said of one cell: its row in the column, the text found and, where it was read, the value taken."""

    row: int
    remark: Remark
    found: str
    taken: str


@dataclass(frozen=True)
class Converted:
    """Typed values, one per cell, and the remarks in order of row."""

    values: pd.Series
    remarks: tuple[RowRemark, ...]


def cells_in(column: RawColumn, rows: NDArray[np.int32]) -> RawColumn:
    """The column's cells in just these rows, blanks filled in."""
    if not len(rows):
        return column.dense(1, 0)
    dense = column.dense(int(rows[0]), int(rows[-1]))
    at = rows - rows[0]
    return RawColumn(column.index, rows, dense.kind[at], dense.number[at], dense.text[at], dense.is_formula[at])


def convert_column(cells: RawColumn, strings: Sequence[str], column: ColumnSpec) -> Converted:
    """Read a dense raw column as ``column`` understands it.

    Parameters
    ----------
    cells
        One entry per row, blanks included.
    strings
        The workbook's distinct texts.
    column
        What the column is.

    Returns
    -------
    Converted
        ``values`` has the column's dtype and is missing where a cell is blank or cannot be read.
    """
    values = _blank_values(len(cells.kind), column.kind)
    remarks: list[RowRemark] = []
    for cell in np.unique(cells.kind):
        if cell == Cell.BLANK:
            continue
        rows = np.flatnonzero(cells.kind == cell)
        if cell == Cell.NUMBER and column.kind in (Kind.NUMBER, Kind.INTEGER):
            _take_numbers(values, rows, cells.number[rows], column, remarks)
        elif cell in (Cell.DATE, Cell.NUMBER) and column.kind is Kind.DATE:
            _take_serials(values, rows, cells.number[rows], cell == Cell.NUMBER, remarks)
        else:
            raw = cells.text[rows] if cell in (Cell.TEXT, Cell.ERROR) else cells.number[rows]
            _take_distinct(values, rows, raw, Cell(cell), strings, column, remarks)
    if any(remark.remark is Remark.MONTH_FIRST for remark in remarks):
        _doubt_order(values, cells, strings, remarks)
    if column.minimum is not None or column.maximum is not None:
        _drop_out_of_range(values, column, remarks)
    remarks.sort(key=lambda remark: remark.row)
    return Converted(_as_series(values, column.kind), tuple(remarks))


def unclear_as_protected(converted: Converted) -> Converted:
    """The column «Adressesperre» with a code where somebody wrote what is none; signs for «nothing» stay blank."""
    is_blank = converted.values.isna().to_numpy()
    rows = {
        item.row
        for item in converted.remarks
        if is_blank[item.row] and (item.remark is not Remark.UNKNOWN_WORD or _DOUBT.search(item.found))
    }
    codes = converted.values.where(~np.isin(np.arange(len(is_blank)), list(rows)), _WHEN_UNCLEAR)
    told = (replace(item, remark=Remark.UNCLEAR_PROTECTION) if item.row in rows else item for item in converted.remarks)
    return Converted(codes, tuple(told))


def _blank_values(size: int, kind: Kind) -> NDArray[Any]:
    if kind in (Kind.NUMBER, Kind.INTEGER, Kind.YES_NO):
        return np.full(size, np.nan)
    if kind is Kind.DATE:
        return np.full(size, NO_DAY, dtype="datetime64[s]")
    return np.full(size, None, dtype=object)


def _as_series(values: NDArray[Any], kind: Kind) -> pd.Series:
    if kind is Kind.INTEGER:
        missing = np.isnan(values)
        return pd.Series(pd.arrays.IntegerArray(np.where(missing, 0, values).astype(np.int64), missing))
    if kind is Kind.YES_NO:
        missing = np.isnan(values)
        return pd.Series(pd.arrays.BooleanArray(np.where(missing, 0, values).astype(bool), missing))
    if kind in (Kind.NUMBER, Kind.DATE):
        return pd.Series(values)
    return pd.Series(values, dtype="str")


def _take_numbers(
    values: NDArray[Any],
    rows: NDArray[np.intp],
    numbers: NDArray[np.float64],
    column: ColumnSpec,
    remarks: list[RowRemark],
) -> None:
    is_number = np.abs(numbers) < TOO_LARGE
    is_broken = is_number & (numbers != np.floor(numbers)) & (column.kind is Kind.INTEGER)
    values[rows] = np.where(is_number & ~is_broken, numbers, np.nan)
    for at in np.flatnonzero(~is_number | is_broken):
        remark = Remark.NOT_WHOLE if is_broken[at] else Remark.NOT_A_NUMBER
        remarks.append(RowRemark(int(rows[at]), remark, _number_text(numbers[at]), ""))


def _take_serials(
    values: NDArray[Any],
    rows: NDArray[np.intp],
    serials: NDArray[np.float64],
    is_plain_number: bool,
    remarks: list[RowRemark],
) -> None:
    is_year = (serials >= 1900) & (serials < 2200)
    is_date = (serials >= _FIRST_SERIAL) & (serials < _END_SERIAL) & ~is_year
    days = _EPOCH + np.where(is_date, np.floor(serials), 0).astype("timedelta64[D]")
    values[rows[is_date]] = days[is_date]
    for at in np.flatnonzero(~is_date):
        found = _number_text(serials[at])
        read = read_run_together(found) if is_plain_number else Read(None, Remark.NOT_A_DATE)
        if read.value is not None:
            values[rows[at]] = np.datetime64(read.value)
        assert read.remark is not None
        remarks.append(RowRemark(int(rows[at]), read.remark, found, _value_text(read.value)))
    if is_plain_number:
        for at in np.flatnonzero(is_date):
            taken = texts.day(_as_date(days[at]))
            remarks.append(RowRemark(int(rows[at]), Remark.NUMBER_AS_DATE, _number_text(serials[at]), taken))


def _take_distinct(
    values: NDArray[Any],
    rows: NDArray[np.intp],
    raw: NDArray[Any],
    cell: Cell,
    strings: Sequence[str],
    column: ColumnSpec,
    remarks: list[RowRemark],
) -> None:
    distinct, inverse = np.unique(raw, return_inverse=True)
    if cell in (Cell.TEXT, Cell.ERROR):
        found = [strings[number] for number in distinct.tolist()]
    else:
        found = [_cell_text(value, cell) for value in distinct]
    unread = _unread(cell, column)
    reads = [unread] * len(found) if unread else [read_value(text, column) for text in found]
    # None is NaN among numbers, NaT among days
    values[rows] = np.array([read.value for read in reads], dtype=values.dtype)[inverse]
    has_remark = np.array([read.remark is not None for read in reads], dtype=bool)
    for at in np.flatnonzero(has_remark[inverse]):
        read = reads[inverse[at]]
        assert read.remark is not None
        remarks.append(RowRemark(int(rows[at]), read.remark, found[inverse[at]].strip(), _value_text(read.value)))


def _unread(cell: Cell, column: ColumnSpec) -> Read | None:
    """What is said of all cells of a kind that is not read at all."""
    if cell == Cell.ERROR:
        return Read(None, Remark.ERROR_VALUE)
    if cell == Cell.NO_CACHED_VALUE:
        return Read(None, Remark.NO_SAVED_RESULT)
    if cell == Cell.DATE and column.kind is Kind.CADASTRE:
        # typed as 5/12, made the fifth of December by the spreadsheet
        return Read(None, Remark.NOT_A_CADASTRE)
    return None


def _cell_text(value: Any, cell: Cell) -> str:
    if cell == Cell.BOOLEAN:
        return "ja" if value else "nei"
    if cell == Cell.DATE and _FIRST_SERIAL <= value < _END_SERIAL:
        return texts.day(_as_date(_EPOCH + np.timedelta64(int(value), "D")))
    return "" if cell == Cell.NO_CACHED_VALUE else _number_text(value)


def is_only_ticked(cells: RawColumn, strings: Sequence[str]) -> bool:
    """Whether some cells of a dense column have a tick, the others are blank, and nothing else stands there."""
    filled = np.unique(cells.kind)
    if filled.tolist() != [Cell.BLANK, Cell.TEXT]:
        return False
    numbers = np.unique(cells.text[cells.kind == Cell.TEXT])
    found = {tidy(strings[number]).casefold() for number in numbers}
    return bool(found & TICKS) and found <= TICKS | {""}


def _doubt_order(values: NDArray[Any], cells: RawColumn, strings: Sequence[str], remarks: list[RowRemark]) -> None:
    """Where some dates of a column have the month first, those that could be read both ways are not guessed."""
    for row in np.flatnonzero(cells.kind == Cell.TEXT):
        found = tidy(strings[cells.text[row]])
        if can_be_swapped(found) and not np.isnat(values[row]):
            values[row] = NO_DAY
            remarks.append(RowRemark(int(row), Remark.DAY_OR_MONTH, found, ""))


def _drop_out_of_range(values: NDArray[Any], column: ColumnSpec, remarks: list[RowRemark]) -> None:
    low = -np.inf if column.minimum is None else column.minimum
    high = np.inf if column.maximum is None else column.maximum
    for row in np.flatnonzero((values < low) | (values > high)):
        remarks.append(RowRemark(int(row), Remark.OUT_OF_RANGE, texts.number(values[row]), ""))
        values[row] = np.nan


def _number_text(value: float) -> str:
    if not math.isfinite(value) or abs(value) >= TOO_LARGE:
        return f"{value:.0E}"
    return str(int(value)) if value == int(value) else repr(float(value)).replace(".", ",")


def _as_date(day: np.datetime64) -> date:
    found = day.astype("datetime64[D]").item()
    assert isinstance(found, date)
    return found


def _value_text(value: Any) -> str:
    if hasattr(value, "year"):
        return texts.day(value)
    if isinstance(value, float):
        return texts.number(value)
    return "" if value is None else str(value)
