"""Tenancies that claim the same thing, a room or a person, on the same days."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import overlapping
from pipeline.context import Context
from pipeline.dates import NO_DAY, Days, as_days
from pipeline.rule import Hits
from schemas.tables.tenancies import Tenancies

_OPEN_END = np.datetime64("9999-12-31")


def clashes(tenancies: pd.DataFrame, claims: Any, context: Context, *, apart: Any = None) -> Hits:
    """Tenancies whose claim another one shares within the period or the time ahead.

    Parameters
    ----------
    tenancies
        All tenancies.
    claims
        One number per tenancy for what it claims; below 0 where it claims nothing.
    apart
        One number per tenancy; two of the same number do not disturb each other. All do unless given.

    Returns
    -------
    Hits
        Of two tenancies that clash only the later one is marked, so that each clash is said once; ``first_day`` is
        the first day they share.
    """
    claims = np.asarray(claims, dtype=np.int64)
    apart = np.arange(len(tenancies)) if apart is None else np.asarray(apart)
    start, last = as_days(tenancies[Tenancies.start_date]), as_days(tenancies[Tenancies.end_date])
    last = np.where(np.isnat(last), _OPEN_END, last)
    first, end = np.datetime64(context.period_start), np.datetime64(context.horizon_end)
    crowded = overlapping(claims, start, last)
    relevant = (crowded.end > first) & (crowded.start < end)
    # by id within a day, so that the order of the rows makes no difference
    by_start = np.lexsort((pd.factorize(tenancies[Tenancies.tenancy_id], sort=True)[0], start))
    by_start = by_start[(start <= last)[by_start] & np.isin(claims[by_start], crowded.keys[relevant])]
    is_later = np.zeros(len(tenancies), bool)
    for rows in _groups(by_start, claims):
        for at, row in enumerate(rows[1:], start=1):
            until = np.minimum(last[rows[:at]], last[row])
            disturbs = (until >= np.maximum(start[row], first)) & (apart[rows[:at]] != apart[row])
            is_later[row] = bool(disturbs.any()) and bool(start[row] < end)
    return Hits(is_later, {"first_day": _kept(start, is_later)})


def _groups(rows: NDArray[np.intp], claims: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    """The rows of each claim, in their order."""
    ordered = rows[np.argsort(claims[rows], kind="stable")]
    return np.split(ordered, np.flatnonzero(np.diff(claims[ordered])) + 1)


def _kept(days: Days, mask: NDArray[np.bool_]) -> Days:
    kept: Days = np.where(mask, days, NO_DAY)
    return kept
