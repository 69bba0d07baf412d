"""The same row in two months, known by what stands in it, though its key or a cell of it is another."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.prints import TablePrint, is_missing
from pipeline.drift.views import Codes, by_key, places

_SAME, _LIKE = 0.8, 0.6
"""Part of what a row tells that must be equal: under one key, and in a row's place beside a known neighbour."""
_FARTHEST = 60
"""Rows from a known neighbour that others are known by their order."""


def by_content(before: TablePrint, now: TablePrint, column: str) -> Codes:
    """For each of this month's rows the place of the same row in the earlier month, whatever stands in one column.

    Rows under one key that hold nearly the same are the same. Of the others those are that alone hold the same, but for
    one cell at most; and those that stand next to a known one in both months and hold much the same.
    """
    found = _Content(before, now, column)
    keys = by_key(before, now)
    pairs = np.flatnonzero(keys >= 0)
    before_at = np.full(len(now.keys), -1, np.int64)
    same = pairs[found.likeness(pairs, keys[pairs]) >= _SAME]
    before_at[same] = keys[same]
    for left_out in (None, *range(len(found.names))):
        _match_alone(before_at, found, left_out)
    for step in (1, -1):
        _match_neighbours(before_at, found, step)
    return before_at


def contents(table: TablePrint, names: list[str]) -> list[NDArray[np.uint64]]:
    """A digest per row and column; those of a row add up to a digest of it."""
    return [
        pd.util.hash_array(table.columns[name], categorize=False) * np.uint64(2 * number + 1)
        for number, name in enumerate(names)
    ]


def added_up(digests: list[NDArray[np.uint64]], count: int) -> NDArray[np.uint64]:
    """A digest per row of what stands in some columns, given a digest for each."""
    total = np.zeros(count, np.uint64)
    for part in digests:
        total += part
    return total


class _Content:
    """What both months hold outside one column."""

    def __init__(self, before: TablePrint, now: TablePrint, column: str) -> None:
        shared = now.columns.keys() & before.columns.keys() - {column}
        self.names = sorted(name for name in shared if now.columns[name].dtype == before.columns[name].dtype)
        self.before, self.now = contents(before, self.names), contents(now, self.names)
        self._filled = [~is_missing(now.columns[name]) for name in self.names]
        self._was_filled = [~is_missing(before.columns[name]) for name in self.names]
        self._weights = [_weight(before.columns[name]) for name in self.names]

    def likeness(self, rows: Codes, others: Codes) -> NDArray[np.float64]:
        """How much of what rows of both months tell is equal, pair by pair: 0 to 1."""
        equal, told = np.zeros((2, len(rows)))
        for number, weight in enumerate(self._weights):
            equal += weight * ((self.now[number][rows] == self.before[number][others]) & self._filled[number][rows])
            told += weight * (self._filled[number][rows] | self._was_filled[number][others])
        return np.divide(equal, told, out=np.zeros(len(rows)), where=told > 0)


def _weight(values: NDArray[np.generic]) -> float:
    """How much it tells that two rows hold the same value of a column."""
    _, counts = np.unique(values, return_counts=True)
    return float(-np.log((counts**2).sum() / max(1, len(values)) ** 2))


def _match_alone(before_at: Codes, found: _Content, left_out: int | None) -> None:
    """Match the rows left over that alone hold what they hold in both months, one column left out."""
    rows, others = _left_over(before_at, found)
    if not len(rows) or not len(others):
        return
    kept = [number for number in range(len(found.names)) if number != left_out]
    now = added_up([found.now[number][rows] for number in kept], len(rows))
    before = added_up([found.before[number][others] for number in kept], len(others))
    at = places(now, before)
    is_alone = (at >= 0) & _is_single(now) & _is_single(before)[at]
    before_at[rows[is_alone]] = others[at[is_alone]]


def _match_neighbours(before_at: Codes, found: _Content, step: int) -> None:
    """Match rows that follow a known row in both months (come before it where the step is −1), one after another."""
    for _ in range(_FARTHEST):
        rows, _ = _left_over(before_at, found)
        rows = rows[(rows >= step) & (rows - step < len(before_at))]
        others = before_at[rows - step] + step
        is_free = np.ones(len(found.before[0]) if found.before else 0, bool)
        is_free[before_at[before_at >= 0]] = False
        can = (before_at[rows - step] >= 0) & (others >= 0) & (others < len(is_free))
        rows, others = rows[can], others[can]
        taken = is_free[others] & (found.likeness(rows, others) >= _LIKE)
        if not taken.any():
            return
        before_at[rows[taken]] = others[taken]


def _left_over(before_at: Codes, found: _Content) -> tuple[Codes, Codes]:
    """Rows of this month and of the earlier one that no match is known for."""
    is_free = np.ones(len(found.before[0]) if found.before else 0, bool)
    is_free[before_at[before_at >= 0]] = False
    return np.flatnonzero(before_at < 0), np.flatnonzero(is_free)


def _is_single(digests: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which digests occur once."""
    _, numbers, counts = np.unique(digests, return_inverse=True, return_counts=True)
    single: NDArray[np.bool_] = counts[numbers] == 1
    return single
