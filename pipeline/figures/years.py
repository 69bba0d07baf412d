"""The years that figures are told for: earlier ones in full, the as-of day's own up to that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days


def years_told(context: Context, *days: Any) -> list[int]:
    """The as-of year and the earlier ones that staff want, none before the first day on file in ``days``."""
    last = context.as_of.year
    known = [column[~np.isnat(column)] for column in map(as_days, days)]
    starts = [int(column.min().astype("datetime64[Y]").astype(int)) + 1970 for column in known if len(column)]
    first = max(last - context.whole("earlier_years"), min(starts, default=last))
    return list(range(min(first, last), last + 1))


def last_day(year: int, context: Context) -> date:
    """31 December, or the as-of day in its own year."""
    return min(date(year, 12, 31), context.as_of)


def so_far(year: int, context: Context) -> str:
    """«2018», or «hittil i 2019» while the year lasts."""
    return str(year) if context.as_of >= date(year, 12, 31) else f"hittil i {year}"


def is_in(days: Any, year: int, context: Context) -> NDArray[np.bool_]:
    """Which days lie in the year, none after the as-of day; blank days do not."""
    found = as_days(days)
    inside: NDArray[np.bool_] = (found >= np.datetime64(date(year, 1, 1))) & (
        found <= np.datetime64(last_day(year, context))
    )
    return inside
