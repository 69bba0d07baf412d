"""Leases-in and tenancies that end: when, why, and how late notice can be given."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.dates import ONE_DAY, Days, as_days, plus_months

_LONGEST_SLIP = 3
"""Months differ by three days at most, and so does a day counted back from one counted forth."""


def latest_notice(ends: Any, months: Any) -> Days:
    """The last day on which notice can be given for a lease to end on its day; NaT where that is missing."""
    last, notice = as_days(ends), plus_months(ends, -np.asarray(months))
    for _ in range(_LONGEST_SLIP):
        later = notice + ONE_DAY
        notice = np.where(plus_months(later, months) <= last, later, notice)
    latest: Days = notice
    return latest
