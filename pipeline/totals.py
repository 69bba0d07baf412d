"""Sums that staff keep under or between the rows of a sheet, held against the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline import texts
from pipeline.cells import format_cell
from pipeline.conversion import cells_in, convert_column
from pipeline.excel.reading import Kind as Cell
from pipeline.excel.reading import RawColumn
from pipeline.finding import Finding
from pipeline.located import Located, LocatedColumn, LocatedSheet
from pipeline.rules.drift import drift_finding
from schemas.columns import Kind

_SUM = re.compile(r"(delsum|(total)?sum|totalt?|i alt|til ?sammen)([\s:].*)?", re.IGNORECASE)
_BELOW, _BEFORE = 5, 3
"""Rows under the last one, and columns before the table, where a sum and its word may stand."""
_MOST_LEFT_OUT = 12
"""Rows that may have been added outside a formula's range."""
_CLOSE = 0.25
"""Part of the rows' sum that a total may be off by, and still be meant as their sum."""


@dataclass(frozen=True)
class _Scope:
    """Rows that a total may be meant to sum, and what they hold: their numbers, and which of these stand as text."""

    rows: NDArray[np.int32]
    numbers: NDArray[np.float64]
    is_text: NDArray[np.bool_]


@dataclass(frozen=True)
class _Total:
    """One cell with a sum, as the sheet shows it."""

    row: int
    column: LocatedColumn
    word: str
    value: float
    is_formula: bool

    def is_sum_of(self, numbers: NDArray[np.float64]) -> bool:
        """Whether the total is the numbers' sum, rounded as it is shown."""
        digits = 0 if self.is_formula or not self.value else len(f"{abs(self.value):.0f}".rstrip("0"))
        step = 1.0 if self.is_formula else 10.0 ** (len(f"{abs(self.value):.0f}") - digits)
        return bool(abs(float(np.nansum(numbers)) - self.value) <= 0.51 * min(step, 1000.0))


def totals_findings(located: Located) -> list[Finding]:
    """Every total that is meant as the sum of rows, and is not.

    Parameters
    ----------
    located
        The sheets. Of a total that may well be meant as something else nothing is said.
    """
    return [finding for sheet in located.sheets if sheet.is_used for finding in _of_sheet(sheet)]


def _of_sheet(sheet: LocatedSheet) -> Iterator[Finding]:
    words = _words(sheet)
    if not words or sheet.table is None:
        return
    raw = {column.index: column for column in sheet.sheet.columns}
    columns = [
        column
        for column in sheet.columns
        if column.name in {item.name for item in sheet.table.columns if item.kind in (Kind.NUMBER, Kind.INTEGER)}
        and column.name not in sheet.table.key
        and column.number in raw
    ]
    above = 0
    for row in sorted(words):
        found = [
            (total, _scope(sheet, raw[total.column.number], total, 0)) for total in _totals(row, words, columns, raw)
        ]
        groups = [_scope(sheet, raw[total.column.number], total, above) for total, _ in found]
        known = [_fitting(total, whole, group) for (total, whole), group in zip(found, groups, strict=True)]
        for number, (total, whole) in enumerate(found):
            if known[number] is None:
                # what the other sums of the row are of tells what this one is of
                likely = {of for of in known if of is not None}
                scopes = [scope for of, scope in ((True, whole), (False, groups[number])) if not likely or of in likely]
                yield from _finding(sheet, total, scopes, is_sure=bool(likely))
        above = row


def _words(sheet: LocatedSheet) -> dict[int, str]:
    """Rows that hold no data but a word for a sum, with the word."""
    if not len(sheet.rows):
        return {}
    first, last = sheet.header_row + 1, int(sheet.rows[-1]) + _BELOW
    numbers = [column.number for column in sheet.columns]
    found: dict[int, str] = {}
    for column in sheet.sheet.columns:
        if min(numbers) - _BEFORE <= column.index <= max(numbers):
            cells = column.dense(first, last)
            is_aside = (cells.kind == Cell.TEXT) & ~np.isin(cells.rows, sheet.rows)
            for at in np.flatnonzero(is_aside):
                text = sheet.sheet.strings[cells.text[at]].strip()
                if _SUM.fullmatch(text):
                    found.setdefault(int(cells.rows[at]), text.rstrip(":"))
    return found


def _totals(
    row: int, words: dict[int, str], columns: list[LocatedColumn], raw: dict[int, RawColumn]
) -> Iterator[_Total]:
    for column in columns:
        cell = raw[column.number].dense(row, row)
        if cell.kind[0] == Cell.NUMBER:
            yield _Total(row, column, words[row], float(cell.number[0]), bool(cell.is_formula[0]))


def _scope(sheet: LocatedSheet, raw: RawColumn, total: _Total, above: int) -> _Scope:
    """The rows between a row and a total."""
    assert sheet.table is not None
    assert total.column.name is not None
    rows = sheet.rows[(sheet.rows > above) & (sheet.rows < total.row)]
    cells = cells_in(raw, rows)
    values = convert_column(cells, sheet.sheet.strings, sheet.table.column(total.column.name)).values
    numbers = values.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    is_text = cells.kind == Cell.TEXT
    # out of bounds for the table, but a number in the sheet all the same
    return _Scope(rows, np.where(cells.kind == Cell.NUMBER, cells.number, numbers), is_text)


def _fitting(total: _Total, whole: _Scope, group: _Scope) -> bool | None:
    """Whether a total is that of all rows above (True), of its group (False), or of neither (None)."""
    if total.is_sum_of(whole.numbers):
        return True
    return False if total.is_sum_of(group.numbers) else None


def _finding(sheet: LocatedSheet, total: _Total, scopes: list[_Scope], *, is_sure: bool) -> Iterator[Finding]:
    assert sheet.table is not None
    if any(_is_something_else(total, scope, sheet) for scope in scopes):
        return
    causes = [(scope, cause) for scope in scopes if (cause := _cause(total, scope))]
    scope, cause = causes[0] if causes else (scopes[0], "")
    whole = float(np.nansum(scope.numbers))
    is_near = abs(total.value - whole) <= _CLOSE * abs(whole)
    if not cause and not (is_near and (is_sure or len(scopes[0].rows) == len(scopes[-1].rows))):
        return
    yield drift_finding(
        "D009",
        sheet.place(format_cell(total.row, total.column.number)),
        sheet.table.name,
        total.column.name,
        total.value,
        whole,
        headings=total.column.heading,
        word=total.word,
        column=total.column.heading,
        total=texts.number(total.value),
        rows=texts.number(whole),
        cause=f" {cause}" if cause else "",
        what="formelen" if total.is_formula else "tallet",
    )


def _is_something_else(total: _Total, scope: _Scope, sheet: LocatedSheet) -> bool:
    """Whether the number is a count, an average, a middle, or the sum of the rows that a filter leaves."""
    numbers = scope.numbers[~np.isnan(scope.numbers)]
    if not len(numbers):
        return True
    is_shown = ~np.isin(scope.rows, list(sheet.sheet.hidden_rows))
    counts = {len(scope.rows), len(numbers), int(is_shown.sum())}
    others = (numbers.mean(), np.median(numbers), numbers.min(), numbers.max())
    if total.value in counts or any(abs(total.value - other) <= 0.51 for other in others):
        return True
    return not is_shown.all() and total.is_sum_of(scope.numbers[is_shown])


def _cause(total: _Total, scope: _Scope) -> str:
    """The likeliest reason for a difference, as a sentence; empty where none fits."""
    rows, numbers = scope.rows, np.nan_to_num(scope.numbers)
    if scope.is_text.any() and total.is_sum_of(numbers[~scope.is_text]):
        return f"Tallene i {_rows(rows[scope.is_text & (numbers != 0)])} er skrevet som tekst og er ikke regnet med."
    for count in range(1, min(_MOST_LEFT_OUT, len(rows) - 2) + 1):
        for left_out in (slice(len(rows) - count, len(rows)), slice(0, count)):
            if numbers[left_out].any() and total.is_sum_of(np.delete(numbers, left_out)):
                verb = "ligger" if total.is_formula else "er"
                where = "utenfor området som er summert" if total.is_formula else "ikke regnet med"
                return f"{_rows(rows[left_out]).capitalize()} {verb} {where}."
    difference = total.value - float(numbers.sum())
    same = np.flatnonzero((numbers != 0) & (np.abs(np.abs(difference) - numbers) <= 0.01))
    if len(same) == 1:
        what = "er regnet med to ganger" if difference > 0 else "er ikke regnet med"
        return f"{_rows(rows[same]).capitalize()} {what}."
    return ""


def _rows(rows: NDArray[np.int32]) -> str:
    numbers = [str(row) for row in rows.tolist()]
    if len(numbers) > 2 and int(rows[-1]) - int(rows[0]) == len(numbers) - 1:
        return f"rad {numbers[0]}–{numbers[-1]}"
    return f"rad {texts.listed(numbers[:5])}" + (" med flere" if len(numbers) > 5 else "")
