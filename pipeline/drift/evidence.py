"""How much better an explanation fits the changes of a column than ordinary work does: log-likelihood ratios.

Ordinary work changes a cell now and then, to any of the column's values. An explanation says what should stand in some
rows. Where the sum of the ratios over a stretch of rows is far above what chance gives in that many rows, the
explanation holds there. Only changed cells weigh for an explanation, so that columns with few changes cost little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.views import Codes, View

FEWEST_CHANGED = 2
"""Changed cells that an explanation must account for before anybody is told."""
CONFIDENCE = 7.0
"""Logarithm of the odds asked for beyond the number of places and explanations tried."""
_OF_FEWEST = 3.0
"""What is asked besides of the fewest cells: any two corrections may happen to look like something."""
_MISS = 0.05
"""Share of the rows that an explanation may get wrong: staff work on the same month."""
_PRIOR_CHANGED, _PRIOR_ROWS = 0.5, 25.0
"""What is believed of a column before it is looked at: ordinary work changes one cell in fifty."""
_BUSY = 0.05
"""Share of cells changed by ordinary work in a busy month; finds where a stretch is before its rate is known."""


@dataclass(frozen=True)
class Coded:
    """One column of both months, its values as small whole numbers; ``share`` says how common each is, by number."""

    now: Codes
    before: Codes
    share: NDArray[np.float64]


@dataclass(frozen=True)
class Column(Coded):
    """One column in one order of rows: −1 where the row has no value to compare."""

    @cached_property
    def told(self) -> NDArray[np.bool_]:
        """Rows met in both months."""
        met: NDArray[np.bool_] = (self.now >= 0) & (self.before >= 0)
        return met

    @cached_property
    def changed(self) -> NDArray[np.int64]:
        """Places, rising, of the rows met in both months whose value is another."""
        return np.flatnonzero(self.told & (self.now != self.before))

    @cached_property
    def runs(self) -> NDArray[np.int64]:
        """The number of the run of one and the same value that each row is in."""
        return np.cumsum(np.concatenate([[True], self.now[1:] != self.now[:-1]]))

    @cached_property
    def misses(self) -> NDArray[np.float64]:
        """What it costs, row by row, to expect another value where nothing changed."""
        costs: NDArray[np.float64] = -np.log(_MISS * self.share)[self.now] * self.told
        return costs

    @cached_property
    def told_count(self) -> int:
        """How many rows are met in both months."""
        return int(np.count_nonzero(self.told))

    def rate(self, first: int, last: int) -> float:
        """How often ordinary work changed the column outside a stretch."""
        from_, to = np.searchsorted(self.changed, (first, last + 1))
        changed = len(self.changed) - int(to - from_)
        rows = self.told_count - int(np.count_nonzero(self.told[first : last + 1]))
        return min((changed + _PRIOR_CHANGED) / (rows + _PRIOR_ROWS), 0.95)

    def gains(self, rows: NDArray[np.int64], rate: float) -> NDArray[np.float64]:
        """What it tells for an explanation, cell by cell, that changed cells hold what it expects."""
        share = self.share[self.now[rows]]
        ratios: NDArray[np.float64] = np.log(((1 - _MISS) + _MISS * share) / (rate * share))
        return ratios


@dataclass(frozen=True)
class Stretch:
    """Rows ``first`` to ``last``, both included, in the order looked at, and the log-odds that they give."""

    first: int
    last: int
    score: float


def coded(now: NDArray[Any], before: NDArray[Any]) -> Coded:
    """Number the encoded values of both months alike."""
    both = np.concatenate([now, before])
    numbers = both.astype(np.int64) if both.dtype.kind == "u" else pd.factorize(both, use_na_sentinel=False)[0]
    counts = np.bincount(numbers).astype(np.float64)
    share = (counts + 0.5) / (counts.sum() + 0.5 * np.count_nonzero(counts))
    return Coded(numbers[: len(now)], numbers[len(now) :], share)


def in_order(column: Coded, order: View) -> Column:
    """The column in the order of a view."""
    return Column(_picked(column.now, order.now_at), _picked(column.before, order.before_at), column.share)


def best_stretch(
    column: Column, is_hit: NDArray[np.bool_], expected: Callable[[], Codes], asked: float
) -> Stretch | None:
    """The stretch of rows where an explanation fits best; None where it tells less than is asked.

    Parameters
    ----------
    column
        Both months.
    is_hit
        Which of the changed cells hold what the explanation expects.
    expected
        The value that it expects, row by row; −1 where it says nothing. Asked for only where enough cells are hits.
    asked
        Log-odds from which it counts.
    """
    hits = _told_apart(column, column.changed[is_hit])
    if len(hits) < FEWEST_CHANGED:
        return None
    gains = column.gains(hits, min(_BUSY, column.rate(0, -1)))
    if gains.sum() < asked:
        return None
    wanted = expected()
    is_miss = (column.now == column.before) & (wanted != column.now) & (wanted >= 0)
    costs = np.cumsum(np.where(is_miss, column.misses, 0.0))[hits]
    first, last = _segment(gains, costs)
    if last - first + 1 < FEWEST_CHANGED:
        return None
    inside = hits[first : last + 1]
    rate = column.rate(int(inside[0]), int(inside[-1]))
    score = float(column.gains(inside, rate).sum() - (costs[last] - costs[first]))
    asked += _OF_FEWEST * (len(inside) == FEWEST_CHANGED)
    return Stretch(int(inside[0]), int(inside[-1]), score) if score > asked else None


def _told_apart(column: Column, hits: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first of the hits in each run of one and the same value: the others may have been filled in from it.

    Of a block moved by one row nothing is lost: only the end of each run becomes another value.
    """
    if len(hits) < FEWEST_CHANGED:
        return hits
    runs = column.runs[hits]
    first: NDArray[np.int64] = hits[np.concatenate([[True], runs[1:] != runs[:-1]])]
    return first


def _segment(gains: NDArray[np.float64], costs: NDArray[np.float64]) -> tuple[int, int]:
    """First and last of the consecutive hits whose gains, less what it costs to go from one to the next, are most."""
    sums = np.cumsum(gains)
    starts = sums - gains - costs
    ends = sums - costs
    last = int(np.argmax(ends - np.minimum.accumulate(starts)))
    return int(np.argmin(starts[: last + 1])), last


def _picked(values: Codes, at: Codes) -> Codes:
    return np.where(at >= 0, values[at], -1) if len(values) else np.full(len(at), -1, np.int64)
