"""Amounts that were all adjusted by one rate since last month, as rents are once a year: ordinary work."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_FEWEST = 8
"""Amounts from which a rate can be seen."""
_LARGEST = 0.15
"""The rate within which it is an ordinary adjustment, up or down."""
_MOST = 0.4
"""Share of the amounts that must have followed: others may have moved in the same month."""
_ROUNDED = 0.002
"""Part of an amount that it may be off by rounding."""


def adjusted(before: NDArray[Any], now: NDArray[Any], before_at: NDArray[np.int64]) -> NDArray[Any]:
    """Last month's amounts at this month's rate where most were adjusted by it; else as they were.

    An amount becomes the nearest that stands in the column this month, so that what only followed is no change.

    Parameters
    ----------
    before, now
        The column's values of both months.
    before_at
        For each of this month's rows its place in the earlier month, −1 for none.
    """
    there = np.flatnonzero(before_at >= 0)
    if before.dtype.kind != "f" or len(there) < _FEWEST:
        return before
    old, new = before[before_at[there]], now[there]
    both = (old > 0) & (new > 0)
    if both.sum() < _FEWEST or (old[both] == new[both]).mean() >= _MOST:
        return before
    ratios = np.sort(new[both] / old[both])
    alike = np.searchsorted(ratios, ratios * (1 + 2 * _ROUNDED), side="right") - np.arange(len(ratios))
    first = int(np.argmax(alike))
    rate = np.median(ratios[first : first + alike[first]])
    if abs(rate - 1) > _LARGEST or alike[first] < _MOST * len(ratios):
        return before
    return _nearest(before * rate, np.unique(now[now > 0]))


def _nearest(values: NDArray[Any], known: NDArray[Any]) -> NDArray[Any]:
    """Each value as the nearest known one, or as it is where none is near."""
    above = np.minimum(np.searchsorted(known, values), len(known) - 1)
    below = np.maximum(above - 1, 0)
    nearest = np.where(np.abs(known[below] - values) <= np.abs(known[above] - values), known[below], known[above])
    return np.where(np.abs(nearest - values) <= _ROUNDED * values, nearest, values).astype(values.dtype)
