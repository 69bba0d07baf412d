"""Runs of made-up months: a test says which figures they told."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.dates import month_end
from pipeline.history.series import History, MonthRun, Told


def told(code: str, period: str, value: float | None, **changes: Any) -> Told:
    given: dict[str, Any] = {"group": None, "unit": "boliger", "numerator": value, "label": "M"}
    return Told(code=code, period=period, value=value, **(given | changes))


def month(period: str, *figures: Told, as_of: date | None = None, **levels: float | None) -> MonthRun:
    """The run at a month's end; ``levels`` are stocks of its day by code."""
    day = as_of or month_end(period)
    return MonthRun(period, day, (*figures, *(told(code, day.isoformat(), value) for code, value in levels.items())))


def series(*runs: MonthRun) -> History:
    return History().adding(runs)
