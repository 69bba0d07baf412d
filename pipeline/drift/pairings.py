"""The same values in another order: a column, or a block of it, sorted or pasted without the rest of the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import lgamma, log

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.evidence import CONFIDENCE, FEWEST_CHANGED, LOWEST_RATE, Column, Stretch

_FOREIGN, _FOREIGN_OF_FEW = 0.25, 0.1
"""Share of a stretch's changed values that may come from elsewhere; with few values, filling in looks like sorting."""
_RESHUFFLED = 0.1
"""Share of a stretch that must have changed: in a sheet sorted by the column, a correction is no sorting."""
_VARIED = 5
"""Different values from which a column does not count as one of few."""
_MANY = 20
"""Changed cells from which filling in no longer looks like sorting."""
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
    for first, last, is_sorted in _candidates(column, rank):
        score = _score(column, first, last, is_sorted=is_sorted)
        if score > CONFIDENCE + 2 * log(len(column.now)) and (best is None or score > best.stretch.score):
            best = Pairing(Stretch(first, last, score), is_sorted)
    return best


def _candidates(column: Column, rank: NDArray[np.float64]) -> Iterator[tuple[int, int, bool]]:
    changed = np.flatnonzero(column.is_changed)
    if len(changed) < FEWEST_CHANGED:
        return
    for values in (np.where(np.isnan(rank), np.inf, rank), np.where(np.isnan(rank), np.inf, -rank)):
        runs = np.cumsum(np.concatenate([[False], values[1:] < values[:-1]]))[changed]
        yield from _ends(changed, runs, is_sorted=True)
    yield from _ends(changed, np.cumsum(np.concatenate([[False], np.diff(changed) > _GAP + 1])), is_sorted=False)
    yield int(changed[0]), int(changed[-1]), False


def _ends(changed: NDArray[np.int64], groups: NDArray[np.int64], *, is_sorted: bool) -> Iterator[tuple[int, int, bool]]:
    """First and last changed row of each group that is large enough."""
    _, starts, counts = np.unique(groups, return_index=True, return_counts=True)
    for start, count in zip(starts, counts, strict=True):
        if count >= FEWEST_CHANGED:
            yield int(changed[start]), int(changed[start + count - 1]), is_sorted


def _score(column: Column, first: int, last: int, *, is_sorted: bool) -> float:
    """Log-odds of a new order against ordinary changes; −inf where too few values stand elsewhere in the stretch."""
    now, before = column.now[first : last + 1], column.before[first : last + 1]
    both = (now >= 0) & (before >= 0)
    new_rows = int((before < 0).sum())
    now, before, changed = now[both], before[both], column.is_changed[first : last + 1][both]
    _, numbers = np.unique(np.concatenate([before, now]), return_inverse=True)
    had, has = (np.bincount(part, minlength=numbers.max() + 1) for part in np.split(numbers, [len(before)]))
    foreign, count = int(np.maximum(has - had, 0).sum()), int(changed.sum())
    kinds = len(np.unique(now[changed]))
    allowed = _FOREIGN if kinds >= _VARIED or count >= _MANY else _FOREIGN_OF_FEW
    if kinds < 2 or foreign > allowed * count + new_rows or count < _RESHUFFLED * len(now):
        return -np.inf
    rest = len(column.now) - len(now)
    rate = max((int(column.is_changed.sum()) - count + 1) / (rest + 2), LOWEST_RATE)
    gains = -np.log(rate * column.share[now[changed]])
    gain = float(np.sort(gains)[: count - foreign].sum()) + (len(now) - count) * log(1 / (1 - min(rate, 0.5)))
    return gain - foreign * 3 - (0.0 if is_sorted else _orders(had))


def _orders(counts: NDArray[np.int64]) -> float:
    """Logarithm of the number of orders that the values could stand in."""
    return lgamma(counts.sum() + 1) - sum(lgamma(count + 1) for count in counts[counts > 1].tolist())
