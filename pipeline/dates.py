"""Calendar arithmetic in months and years, for single days and for whole columns."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
ONE_DAY, ONE_MONTH = np.timedelta64(1, "D"), np.timedelta64(1, "M")
NO_DAY = np.datetime64("NaT", "D")
"""Blank, with its unit: numpy gives up taking days without one."""


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the month's last day when it has no such day (31.01. + 1 month is 28.02.)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_start(period: str) -> date:
    """First day of «2019-10»; raises ValueError when it is no month, or one outside 1900-2199."""
    if not re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}", period):
        raise ValueError(period)
    return date(int(period[:4]), int(period[5:]), 1)


def month_end(period: str) -> date:
    """Last day of «2019-10»; raises ValueError when it is no month."""
    return add_months(month_start(period), 1) - timedelta(days=1)


def previous_month(day: date) -> str:
    """The last month that had ended on ``day``, as «2019-10»."""
    end = day.replace(day=1) - timedelta(days=1)
    return f"{end.year:04d}-{end.month:02d}"


def last_months(day: date, count: int) -> Days:
    """The months up to that of ``day``, the earliest first."""
    months: Days = np.datetime64(day, "M") + np.arange(1 - count, 1).astype("timedelta64[M]")
    return months


def as_days(dates: Any) -> Days:
    """A date column as an array of whole days (NaT where blank)."""
    days: Days = np.asarray(dates, dtype="datetime64[D]")
    return days


def plus_months(days: Any, months: Any) -> Days:
    """Array form of :func:`add_months`; ``months`` is one number or one per day."""
    whole = as_days(days)
    target = whole.astype("datetime64[M]") + np.asarray(months, dtype="timedelta64[M]")
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - ONE_DAY
    moved: Days = np.minimum(target.astype("datetime64[D]") + _into_month(whole), last)
    return moved


def turns(birth_dates: Any, age: Any) -> Days:
    """The day each person reaches ``age`` (one for all, or one each).

    A birthday on 29 February falls on 1 March in other years.
    """
    born = as_days(birth_dates)
    same_day = plus_months(born, 12 * np.asarray(age))
    was_cut: NDArray[np.bool_] = _into_month(same_day) < _into_month(born)
    shifted: Days = np.where(was_cut, same_day + ONE_DAY, same_day)
    return shifted


def age_on(birth_dates: Any, on: Any) -> pd.arrays.IntegerArray:
    """Whole years lived on a day (one for all, or one each); missing where either is missing."""
    born = as_days(birth_dates)
    day = np.broadcast_to(as_days(on), born.shape)
    missing = np.isnat(born) | np.isnat(day)
    born = np.where(missing, np.datetime64("2000-01-01"), born)
    day = np.where(missing, np.datetime64("2000-01-01"), day)
    years = day.astype("datetime64[Y]").astype(np.int64) - born.astype("datetime64[Y]").astype(np.int64)
    return pd.arrays.IntegerArray(years - (day < turns(born, years)), missing)


def _into_month(days: Days) -> NDArray[np.timedelta64]:
    into: NDArray[np.timedelta64] = days - days.astype("datetime64[M]").astype("datetime64[D]")
    return into
