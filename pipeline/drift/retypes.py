"""Columns where most of the values are others than last month, and columns that were converted or emptied."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.conversions import undoings
from pipeline.drift.evidence import CONFIDENCE, Column, Stretch, best_stretch
from pipeline.drift.prints import encoded, is_missing
from schemas.columns import ColumnSpec, TableSpec

FEWEST = 20
"""Filled rows from which a share says anything."""
_ADJUSTED = (0.85, 1.15)
"""This month's part of last month's amount, within which it is an ordinary adjustment of rents and rates."""


def find_conversion(
    column: Column, values: pd.Series, before: NDArray[Any], spec: ColumnSpec, table: TableSpec
) -> tuple[str, Stretch] | None:
    """The stretch of rows whose values became what a known slip makes of them, with the slip in words.

    Parameters
    ----------
    column
        Both months.
    values
        This month's values, row by row of ``column``, missing where the row is gone.
    before
        Last month's encoded values, likewise.
    spec, table
        Say how values are encoded.
    """
    best: tuple[str, Stretch] | None = None
    for words, undo in undoings(spec.kind).items():
        undone = encoded(undo(values), spec, table)
        is_explained = _alike(undone, before) & ~is_missing(undone)
        stretch = best_stretch(column, is_explained, np.ones(len(before), bool))
        if (
            stretch
            and stretch.score > CONFIDENCE + np.log(len(before))
            and (best is None or stretch.score > best[1].score)
        ):
            best = words, stretch
    return best


def changed_pct(before: NDArray[Any], now: NDArray[Any]) -> float:
    """Share of the rows filled in both months whose value is another, plain adjustments left out; 0 of few rows."""
    filled = ~is_missing(before) & ~is_missing(now)
    if filled.sum() < FEWEST:
        return 0.0
    old, new = before[filled], now[filled]
    changed = old != new
    if old.dtype.kind == "f":
        low, high = _ADJUSTED
        changed &= ~((old > 0) & (new >= low * old) & (new <= high * old))
    return float(100 * changed.mean())


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
