"""Temporary accommodation: unbroken stays of a household, and who has stayed too long with children."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import NO_DAY, ONE_DAY, Days, as_days, plus_months
from pipeline.occupancy import Spells, union
from schemas.tables.temporary_stays import TemporaryStays


def lasts_on(temporary_stays: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Which stays go on on a day; the last night counts."""
    start, end = as_days(temporary_stays[TemporaryStays.start_date]), as_days(temporary_stays[TemporaryStays.end_date])
    today = np.datetime64(day)
    going: NDArray[np.bool_] = (start <= today) & (np.isnat(end) | (today <= end))
    return going


def unbroken_since(temporary_stays: pd.DataFrame, context: Context) -> Days:
    """The first night of the unbroken time that each stay belongs to; NaT for one that has not begun.

    Stays of a household that overlap or follow on the next night are one; one that lasts is reckoned to the as-of day.
    """
    start, last = as_days(temporary_stays[TemporaryStays.start_date]), last_nights(temporary_stays, context)
    household = pd.factorize(temporary_stays[TemporaryStays.household_id])[0]
    found = np.full(len(start), NO_DAY, dtype="datetime64[D]")
    whole = union(Spells.from_last_days(household, start, last))
    # the spells are sorted by household and day: the last that began by a stay's first night holds it
    order = np.lexsort((whole.start, whole.keys))
    keys, begins, ends = whole.keys[order], whole.start[order], whole.end[order]
    place = _days(keys, begins)
    at = np.searchsorted(place, _days(household, start), side="right") - 1
    is_held = (at >= 0) & (start <= last)
    if is_held.any():
        at = np.where(is_held, at, 0)
        is_held &= (keys[at] == household) & (start < ends[at])
        found[is_held] = begins[at][is_held]
    return found


def last_nights(temporary_stays: pd.DataFrame, context: Context) -> Days:
    """The last night of each stay up to the as-of day."""
    end, today = as_days(temporary_stays[TemporaryStays.end_date]), np.datetime64(context.as_of)
    nights: Days = np.where(np.isnat(end) | (end > today), today, end)
    return nights


def is_too_long_with_children(temporary_stays: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Stays with children that reach beyond three months, those right before them included."""
    since = unbroken_since(temporary_stays, context)
    limit = plus_months(since, context.whole("temporary_months_with_children"))
    has_children = temporary_stays[TemporaryStays.has_children].fillna(False).to_numpy(dtype=bool)
    # the day after the last night is the first that is not spent there
    late: NDArray[np.bool_] = has_children & (last_nights(temporary_stays, context) + ONE_DAY > limit)
    return late


def nights(temporary_stays: pd.DataFrame, context: Context) -> NDArray[np.float64]:
    """Nights of the unbroken time up to each stay's last; NaN for a stay that has not begun."""
    since = unbroken_since(temporary_stays, context)
    gap = last_nights(temporary_stays, context) + ONE_DAY - since
    counted: NDArray[np.float64] = np.where(np.isnat(since), np.nan, gap.astype(np.int64).astype(float))
    return counted


def _days(keys: NDArray[np.int64], days: Days) -> NDArray[np.int64]:
    """Key and day as one number that sorts by key, then by day."""
    numbers: NDArray[np.int64] = keys.astype(np.int64) * 10_000_000 + days.astype(np.int64)
    return numbers


def earlier_still_going(temporary_stays: pd.DataFrame) -> NDArray[np.int64]:
    """For each stay the row of an earlier one of the household that goes on when it begins; −1 for none.

    Of two that begin on one day the one with the first id is earlier.
    """
    start, end = as_days(temporary_stays[TemporaryStays.start_date]), as_days(temporary_stays[TemporaryStays.end_date])
    end = np.where(np.isnat(end), np.datetime64("9999-12-31"), end)
    household = pd.factorize(temporary_stays[TemporaryStays.household_id])[0]
    order = np.lexsort((temporary_stays[TemporaryStays.stay_id].to_numpy(dtype=object), start, household))
    found = np.full(len(start), -1, dtype=np.int64)
    longest = -1
    for row in order:
        if longest >= 0 and household[longest] == household[row]:
            if end[longest] >= start[row]:
                found[row] = longest
            if end[longest] > end[row]:
                continue
        longest = row
    return found
