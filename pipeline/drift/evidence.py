"""How much better an explanation fits the changes of a column than ordinary work does: log-likelihood ratios.

Ordinary work changes a cell now and then, to any of the column's values. An explanation says for each row what should
stand there. Where the sum of the ratios over a stretch of rows is far above what chance gives in that many rows, the
explanation holds there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]

FEWEST_CHANGED = 3
"""Changed cells that an explanation must account for before anybody is told."""
CONFIDENCE = 7.0
"""Logarithm of the odds asked for beyond the number of places and explanations tried."""
_MISS = 0.05
"""Share of the rows that an explanation may get wrong: staff work on the same month."""
LOWEST_RATE = 0.02
"""Share of cells taken to change by ordinary work even where none other did."""


@dataclass(frozen=True)
class Column:
    """One column in one order of rows: small whole numbers per value, −1 where the row has none to compare.

    ``share`` says how common each value is, by number.
    """

    now: Codes
    before: Codes
    share: NDArray[np.float64]

    @property
    def is_changed(self) -> NDArray[np.bool_]:
        """Rows met in both months whose value is another."""
        changed: NDArray[np.bool_] = (self.now != self.before) & (self.now >= 0) & (self.before >= 0)
        return changed


@dataclass(frozen=True)
class Stretch:
    """Rows ``first`` to ``last``, both included, in the order looked at, and the log-odds that they give."""

    first: int
    last: int
    score: float


def column_of(now: NDArray[Any], before: NDArray[Any], now_at: Codes, before_at: Codes) -> Column:
    """Number the values of both months alike.

    Parameters
    ----------
    now, before
        Encoded values of each month.
    now_at, before_at
        For every row looked at its place in ``now`` and ``before``, −1 where it has none.
    """
    _, numbers = np.unique(np.concatenate([now, before]), return_inverse=True)
    counts = np.bincount(numbers).astype(np.float64)
    share = (counts + 0.5) / (counts.sum() + 0.5 * len(counts))
    first, second = numbers[: len(now)], numbers[len(now) :]
    return Column(_picked(first, now_at), _picked(second, before_at), share)


def best_stretch(column: Column, is_explained: NDArray[np.bool_], is_told: NDArray[np.bool_]) -> Stretch | None:
    """The stretch of rows where an explanation fits best; None where it accounts for too few changed cells.

    Parameters
    ----------
    column
        Both months.
    is_explained
        Rows where the value is the one that the explanation expects.
    is_told
        Rows of which the explanation says anything.
    """
    is_told = is_told & (column.now >= 0) & (column.before >= 0)
    hits = _told_apart(column, is_explained & column.is_changed & is_told)
    if hits.sum() < FEWEST_CHANGED:
        return None
    is_told = is_told & (hits | ~(is_explained & column.is_changed))
    found = _segment(_odds(column, is_explained, is_told, column.is_changed.mean()))
    inside = np.flatnonzero(hits[found.first : found.last + 1]) + found.first
    if len(inside) < FEWEST_CHANGED:
        return None
    first, last = int(inside[0]), int(inside[-1])
    outside = np.ones(len(hits), bool)
    outside[first : last + 1] = False
    rate = (column.is_changed[outside].sum() + 1) / (outside.sum() + 2)
    odds = _odds(column, is_explained, is_told, rate)
    return Stretch(first, last, float(odds[first : last + 1].sum()))


def _told_apart(column: Column, hits: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The first of the hits in each run of one and the same value: the others may have been filled in from it.

    Of a block moved by one row nothing is lost: only the end of each run becomes another value.
    """
    runs = np.cumsum(np.concatenate([[True], column.now[1:] != column.now[:-1]]))
    at = np.flatnonzero(hits)
    first = np.zeros(len(hits), bool)
    first[at[np.unique(runs[at], return_index=True)[1]]] = True
    return first


def _odds(
    column: Column, is_explained: NDArray[np.bool_], is_told: NDArray[np.bool_], rate: float
) -> NDArray[np.float64]:
    rate = min(max(rate, LOWEST_RATE), 0.95)
    share = column.share[np.maximum(column.now, 0)]
    ordinary = (1 - rate) * (column.now == column.before) + rate * share
    explained = (1 - _MISS) * is_explained + _MISS * share
    return np.where(is_told, np.log(explained / ordinary), 0.0)


def _segment(scores: NDArray[np.float64]) -> Stretch:
    """The consecutive rows with the largest sum."""
    sums = np.concatenate([[0.0], np.cumsum(scores)])
    lows = np.minimum.accumulate(sums[:-1])
    last = int(np.argmax(sums[1:] - lows))
    first = int(np.argmin(sums[: last + 1]))
    return Stretch(first, last, float(sums[last + 1] - sums[first]))


def _picked(values: Codes, at: Codes) -> Codes:
    if not len(values):
        return np.full(len(at), -1, np.int64)
    return np.where(at >= 0, values[np.maximum(at, 0)], -1)
