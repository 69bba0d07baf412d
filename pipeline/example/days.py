"""Calendar arithmetic of the example: months and years as people count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random


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


def first_of_month(day: date) -> date:
    """The first day of the month of ``day``."""
    return day.replace(day=1)


def norwegian(day: date) -> str:
    """The day as dd.mm.yyyy."""
    return f"{day:%d.%m.%Y}"
