"""What has happened to a table since the last run, in the words of the staff's own sheet."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from pipeline import texts
from pipeline.comparable import times_text
from pipeline.drift.changes import Change, Slip
from pipeline.drift.doubles import Double
from pipeline.drift.leaps import Leap
from pipeline.drift.prints import TablePrint
from pipeline.finding import Finding, Place
from pipeline.located import LocatedSheet
from pipeline.rules.drift import drift_finding
from pipeline.table import Table

SLIP_RULES = {
    Slip.MOVED: "D001",
    Slip.SORTED: "D002",
    Slip.REORDERED: "D003",
    Slip.CONVERTED: "D004",
    Slip.RETYPED: "D005",
    Slip.EMPTIED: "D006",
}
_COUNTS = ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti")


def change_finding(change: Change, table: Table, sheet: LocatedSheet, now: TablePrint, month: str) -> Finding:
    """Say what seems to have happened to columns of a table; points at the first cell.

    Parameters
    ----------
    change
        What happened, and where.
    table, sheet
        The rows, and the sheet that they stand in.
    now
        The table's fingerprint: the alarm is the same as long as these values are.
    month
        Of the earlier run, in words.
    """
    headings = _headings(change.columns, table, sheet)
    values = [now.columns[name][change.rows] for name in change.columns if name in now.columns]
    on_sheet = _on_one_sheet(table, change.rows)
    return drift_finding(
        SLIP_RULES[change.slip],
        table.place(int(change.rows[0]), change.columns[0]),
        table.spec.name,
        *change.columns,
        _digest(now.keys[change.rows], *values),
        headings=texts.listed(headings),
        columns=columns_text(headings, is_first=change.slip in (Slip.MOVED, Slip.SORTED)),
        rows=rows_text(*on_sheet),
        month=month,
        offset=offset_text(change.offset),
        words=change.words,
        share=texts.number(change.share_pct, 0),
    )


def gone_finding(count: int, total: int, table: Table, sheet: LocatedSheet, now: TablePrint, month: str) -> Finding:
    """Say that many of a table's rows are not there any more; points at the sheet."""
    headings = _headings(table.spec.key, table, sheet)
    return drift_finding(
        "D007",
        Place(sheet.file, sheet.sheet.name),
        table.spec.name,
        _digest(np.sort(now.keys)),
        count=texts.number(count, 0),
        total=texts.number(total, 0),
        table=table.spec.title,
        columns=columns_text(headings, is_first=False),
        month=month,
    )


def double_finding(double: Double, table: Table, now: TablePrint) -> Finding:
    """Say that a block of rows stands twice; points at the second one's first row."""
    first, second = (rows_text(*_on_one_sheet(table, rows)) for rows in (double.first, double.second))
    return drift_finding(
        "D008",
        table.place(int(double.second[0]), table.spec.key[0]),
        table.spec.name,
        _digest(now.keys[double.first], now.keys[double.second]),
        first=first,
        second=second,
    )


def leap_finding(leap: Leap, table: Table, sheet: LocatedSheet, now: TablePrint, month: str) -> Finding:
    """Say that an amount is many times what it was, or that a column's sum leapt; points at the cell, or the sheet."""
    (heading,) = _headings((leap.column,), table, sheet)
    decimals = None if leap.row >= 0 else 0
    shown = {"now": texts.number(leap.now, decimals), "before": texts.number(leap.before, decimals)}
    if leap.row < 0:
        share = texts.number(100 * (leap.now / leap.before - 1), 0)
        place, facts = Place(sheet.file, sheet.sheet.name), (leap.column, leap.now, leap.before)
        return drift_finding(
            "D011", place, *facts, headings=heading, columns=heading, month=month, share=share, **shown
        )
    place = table.place(leap.row, leap.column)
    known = _digest(now.keys[[leap.row]], now.columns[leap.column][[leap.row]])
    times = times_text(leap.now / leap.before)
    return drift_finding(
        "D010", place, leap.column, known, headings=heading, columns=heading, month=month, times=times, **shown
    )


def columns_text(headings: list[str], *, is_first: bool) -> str:
    """«kolonnen «Månedsleie»», with a capital where it opens the sentence."""
    word = "kolonnen" if len(headings) == 1 else "kolonnene"
    return f"{word.capitalize() if is_first else word} {texts.listed([f'«{heading}»' for heading in headings])}"


def rows_text(numbers: NDArray[np.int32], all_numbers: NDArray[np.int32]) -> str:
    """«rad 12–31» where no other row of the table lies between, else how many rows and the first few."""
    first, last = int(numbers.min()), int(numbers.max())
    if first == last:
        return f"rad {first}"
    if ((all_numbers >= first) & (all_numbers <= last)).sum() == len(numbers):
        return f"rad {first}–{last}"
    shown = texts.listed([str(number) for number in np.sort(numbers)[:3].tolist()])
    return f"{texts.number(len(numbers), 0)} rader, blant dem rad {shown},"


def _on_one_sheet(table: Table, rows: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Sheet rows of those that stand on the first one's sheet, and of all rows there."""
    sheet = table.sheet_of_row[rows[0]]
    return table.row_numbers[rows[table.sheet_of_row[rows] == sheet]], table.row_numbers[table.sheet_of_row == sheet]


def offset_text(offset: int) -> str:
    """«én rad ned», «to rader opp»."""
    count = abs(offset)
    return f"{_COUNTS[count]} {'rad' if count == 1 else 'rader'} {'ned' if offset > 0 else 'opp'}"


def _headings(names: tuple[str, ...], table: Table, sheet: LocatedSheet) -> list[str]:
    """The sheet's own headings, each once: several columns of ours may stand in one of theirs."""
    by_number = {column.number: column.heading for column in sheet.columns}
    numbers = sheet.numbers()
    return list(dict.fromkeys(by_number.get(numbers.get(name, 0), table.spec.column(name).title) for name in names))


def _digest(*parts: NDArray[np.generic]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.astype(part.dtype.newbyteorder("<")).tobytes())
    return digest.hexdigest()
