"""Calendar arithmetic of the example: months and years as people count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random

_FRIDAY = 4
_HOLIDAYS = {(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)}


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same date ``years`` later (29 February becomes 28 February)."""
    return add_months(day, 12 * years)


def after(day: date, days: int) -> date:
    """The day ``days`` later, or earlier when negative."""
    return day + timedelta(days=days)


def between(random: Random, first: date, last: date) -> date:
    """A day from ``first`` to ``last``, both possible; ``first`` when they are in the wrong order."""
    return after(first, random.randint(0, max(0, (last - first).days)))


def working_day(day: date) -> date:
    """The day itself, or the last day before it that is neither in a weekend nor a fixed public holiday."""
    while day.weekday() > _FRIDAY or (day.month, day.day) in _HOLIDAYS:
        day = after(day, -1)
    return day


def norwegian(day: date) -> str:
    """The day as dd.mm.yyyy."""
    return f"{day:%d.%m.%Y}"
