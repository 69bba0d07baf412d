"""Tenancies that claim the same thing, a room or a person, on the same days."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pipeline.capacity import overlapping
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.rule import Hits
from schemas.tables.tenancies import Tenancies


def clashes(tenancies: pd.DataFrame, claims: Any, context: Context) -> Hits:
    """Tenancies whose claim another one shares within the period or the time ahead.

    Parameters
    ----------
    tenancies
        All tenancies.
    claims
        One number per tenancy for what it claims; below 0 where it claims nothing.

    Returns
    -------
    Hits
        Of the tenancies that clash only the later ones are marked, so that each clash is said once; ``first_day`` is
        the first day they share.
    """
    claims = np.asarray(claims, dtype=np.int64)
    start, last = as_days(tenancies[Tenancies.start_date]), as_days(tenancies[Tenancies.end_date])
    first, end = np.datetime64(context.period_start), np.datetime64(context.horizon_end)
    crowded = overlapping(claims, start, last)
    relevant = (crowded.end > first) & (crowded.start < end)
    first_day = np.full(len(tenancies), np.datetime64("NaT"), dtype="datetime64[D]")
    for claim, since, until in zip(crowded.keys[relevant], crowded.start[relevant], crowded.end[relevant], strict=True):
        sharing = np.flatnonzero((claims == claim) & (start < until) & (np.isnat(last) | (last >= since)))
        later = sharing[np.argsort(start[sharing], kind="stable")][1:]
        first_day[later] = np.fmin(first_day[later], np.maximum(since, start[later]))
    return Hits(~np.isnat(first_day), {"first_day": first_day})
