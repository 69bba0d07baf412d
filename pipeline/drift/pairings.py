"""The same values in another order: a column, or a block of it, sorted or pasted without the rest of the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import lgamma, log

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.evidence import CONFIDENCE, Column, Stretch

_FEWEST = 3
"""Changed cells from which values can be said to have changed places."""
_FOREIGN = 0.4
"""Share of a stretch's changed values that may come from elsewhere."""
_FOREIGN_COST = 3.0
_ALIKE = 0.6
"""Agreement of the two months in a stretch, beyond what chance gives, from which the values are not in a new order.

In a sheet sorted by the column, a few corrections leave the column sorted and are no sorting of it.
"""
_FILLED_DOWN = 6.0
"""Log-odds against somebody having written one value in a row of cells."""
_GAP = 3
"""Unchanged rows that do not end a cluster of changes."""


@dataclass(frozen=True)
class Pairing:
    """A stretch with its values in another order; ``is_sorted`` when that order is rising or falling."""

    stretch: Stretch
    is_sorted: bool


def find_pairing(column: Column, rank: NDArray[np.float64]) -> Pairing | None:
    """The stretch whose changes are best accounted for by a new order of the values that stood there.

    Parameters
    ----------
    column
        Both months.
    rank
        What each row's value sorts by now; NaN where there is none, which spreadsheets put last.
    """
    best: Pairing | None = None
    for first, last, is_sorted in dict.fromkeys(_candidates(column, rank)):
        score = _score(column, first, last, is_sorted=is_sorted)
        if score > CONFIDENCE and (best is None or score > best.stretch.score):
            best = Pairing(Stretch(first, last, score), is_sorted)
    return best


def _candidates(column: Column, rank: NDArray[np.float64]) -> Iterator[tuple[int, int, bool]]:
    if len(column.changed) < _FEWEST:
        return
    for values in (np.where(np.isnan(rank), np.inf, rank), np.where(np.isnan(rank), np.inf, -rank)):
        runs = np.cumsum(np.concatenate([[False], values[1:] < values[:-1]]))
        yield from _ends(column, runs, is_sorted=True)
    clusters = np.zeros(len(column.now), np.int64)
    clusters[column.changed[1:][np.diff(column.changed) > _GAP + 1]] = 1
    yield from _ends(column, np.cumsum(clusters), is_sorted=False)
    yield from _ends(column, np.zeros_like(clusters), is_sorted=False)


def _ends(column: Column, groups: NDArray[np.int64], *, is_sorted: bool) -> Iterator[tuple[int, int, bool]]:
    """First and last row of each group that has changed enough, new rows beside it too; and less one changed row."""
    changed, of = column.changed, groups[column.changed]
    starts = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    counts = np.diff(np.append(starts, len(of)))
    is_enough = counts >= _FEWEST
    for start, count in zip(starts[is_enough].tolist(), counts[is_enough].tolist(), strict=True):
        last = start + count - 1
        pairs = [(start, last)] if count == _FEWEST else [(start, last), (start + 1, last), (start, last - 1)]
        for first_at, last_at in pairs:
            first, end = int(changed[first_at]), int(changed[last_at])
            while first and column.before[first - 1] < 0 and groups[first - 1] == groups[first]:
                first -= 1
            while end + 1 < len(groups) and column.before[end + 1] < 0 and groups[end + 1] == groups[end]:
                end += 1
            yield first, end, is_sorted


def _score(column: Column, first: int, last: int, *, is_sorted: bool) -> float:
    """Log-odds of a new order against ordinary changes; −inf where too few values stand elsewhere in the stretch."""
    inside = np.searchsorted(column.changed, (first, last + 1))
    changed = column.changed[inside[0] : inside[1]]
    gains = column.gains(changed, column.rate(first, last))
    places = log(len(column.now)) + log(last - first + 1)
    if gains.sum() < places + CONFIDENCE:
        return -np.inf
    now, before = column.now[first : last + 1], column.before[first : last + 1]
    both = (now >= 0) & (before >= 0)
    new_rows = int((before < 0).sum())
    had, has = (np.bincount(part[both], minlength=len(column.share)) for part in (before, now))
    foreign, count = int(np.maximum(has - had, 0).sum()), len(changed)
    if foreign > _FOREIGN * count + new_rows or (had > 0).sum() < 2 or _agreement(had, has, count) > _ALIKE:
        return -np.inf
    filled = np.bincount(column.now[changed], gains)
    gain = float(np.sort(gains)[: count - foreign].sum()) - max(0.0, float(filled.max()) - _FILLED_DOWN)
    return gain - foreign * _FOREIGN_COST - places - (0.0 if is_sorted else _orders(had))


def _agreement(had: NDArray[np.int64], has: NDArray[np.int64], changed: int) -> float:
    """How much oftener than by chance a row's value is the one that it had: 1 always, 0 as by chance."""
    rows = had.sum()
    chance = float((had * has).sum() / rows**2)
    return float((1 - changed / rows - chance) / (1 - chance))


def _orders(counts: NDArray[np.int64]) -> float:
    """Logarithm of the number of orders that the values could stand in."""
    return lgamma(counts.sum() + 1) - sum(lgamma(count + 1) for count in counts[counts > 1].tolist())
