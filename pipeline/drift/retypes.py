"""Columns where most of the values are others than last month, and columns that were converted or emptied."""

from __future__ import annotations

from math import log
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.conversions import undoings
from pipeline.drift.evidence import CONFIDENCE, FEWEST_CHANGED, Column, Stretch, best_stretch, coded
from pipeline.drift.prints import encoded_measures, is_missing, measures
from schemas.columns import ColumnSpec, TableSpec

FEWEST = 20
"""Filled rows from which a share says anything."""
_FEWEST_RETYPED = 8
"""Changed cells, those filled in with one value left out, from which a column can have been typed anew."""


def find_conversion(
    now: NDArray[Any], before: NDArray[Any], values: pd.Series, spec: ColumnSpec, table: TableSpec
) -> tuple[str, Stretch] | None:
    """The stretch of rows whose values became what a known slip makes of them, with the slip in words.

    Parameters
    ----------
    now, before
        Encoded values of both months, row by row.
    values
        This month's values, likewise.
    spec, table
        Say how values are encoded.
    """
    ways = undoings(spec.kind)
    if not ways:
        return None
    numbered = coded(now, before)
    column = Column(numbered.now, numbered.before, numbered.share)
    if len(column.changed) < FEWEST_CHANGED:
        return None
    best: tuple[str, Stretch] | None = None
    asked = CONFIDENCE + log(len(before))
    changed = measures(values.iloc[column.changed])
    for words, undo in ways.items():
        undone = encoded_measures(undo(changed), spec, table)
        is_hit = _alike(undone, before[column.changed]) & ~is_missing(undone)
        stretch = best_stretch(column, is_hit, lambda: column.before, asked)
        if stretch and (best is None or stretch.score > best[1].score):
            best = words, stretch
    return best


def retyped_pct(before: NDArray[Any], now: NDArray[Any], limit_pct: float) -> float:
    """Share of the rows filled in both months whose value is another; 0 where it is not as if typed anew.

    Parameters
    ----------
    before, now
        Encoded values, row by row, in this month's order; a plain adjustment of all undone.
    limit_pct
        Share of the changes that values in no order at all would give, from which a column counts as typed anew.
    """
    filled = ~is_missing(before) & ~is_missing(now)
    old, new = before[filled], now[filled]
    changed = old != new
    if changed.sum() < _FEWEST_RETYPED or changed.sum() - _longest_run(new, changed) < _FEWEST_RETYPED:
        return 0.0
    _, numbers = np.unique(np.concatenate([old, new]), return_inverse=True)
    had, has = (np.bincount(part, minlength=numbers.max() + 1) for part in np.split(numbers, 2))
    by_chance = 1 - float((had * has).sum()) / len(old) ** 2
    return float(100 * changed.mean()) if 100 * changed.mean() >= limit_pct * by_chance else 0.0


def _longest_run(values: NDArray[Any], changed: NDArray[np.bool_]) -> int:
    """The most rows in a row that all became one value: that is filling in."""
    starts = np.concatenate([[True], (values[1:] != values[:-1]) | ~changed[:-1]])
    return int(np.bincount(np.cumsum(starts), weights=changed).max())


def emptied_pct(before: NDArray[Any], now: NDArray[Any]) -> float:
    """Share of the rows filled last month that are blank now; 0 where few were."""
    filled = ~is_missing(before)
    if filled.sum() < FEWEST:
        return 0.0
    return float(100 * (filled & is_missing(now)).sum() / filled.sum())


def _alike(undone: NDArray[Any], before: NDArray[Any]) -> NDArray[np.bool_]:
    """Equal, and for numbers that were rounded on the way nearly so."""
    alike: NDArray[np.bool_] = undone == before
    if undone.dtype.kind == "f":
        alike = np.isclose(undone, before, rtol=5e-4, atol=0)
    return alike
