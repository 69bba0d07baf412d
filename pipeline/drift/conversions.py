"""Ways in which whole columns go wrong when they are pasted or converted: each undone, to see whether it was done."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from schemas.columns import Kind

Values = NDArray[np.float64]
Undo = Callable[[Values], Values]


def undoings(kind: Kind) -> dict[str, Undo]:
    """By what is said of the column, how its values become those that stood there; NaN for a value that cannot.

    Values are numbers, or days since 1970.
    """
    if kind is Kind.DATE:
        return _DATES
    return _NUMBERS if kind in (Kind.NUMBER, Kind.INTEGER) else {}


def _days(count: int) -> Undo:
    return lambda values: values - count


def _years(count: int) -> Undo:
    def undo(values: Values) -> Values:
        months, day = _months_and_days(values)
        return _day_numbers(months - np.timedelta64(12 * count, "M"), day)

    return undo


def _divided(factor: float) -> Undo:
    return lambda values: values / factor


def _swapped(values: Values) -> Values:
    """Day for month; NaN where no month has that number."""
    months, day = _months_and_days(values)
    years = months.astype("datetime64[Y]")
    month = (months - years).astype(np.int64) + 1
    can = (day <= 12) & (day != month)
    swapped = years.astype("datetime64[M]") + np.where(can, day - 1, 0).astype("timedelta64[M]")
    return np.where(can, _day_numbers(swapped, month), np.nan)


def _months_and_days(values: Values) -> tuple[NDArray[np.datetime64], NDArray[np.int64]]:
    days = np.where(np.isnan(values), 0, values).astype(np.int64).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    return months, np.where(np.isnan(values), 99, (days - months).astype(np.int64) + 1)


def _day_numbers(months: NDArray[np.datetime64], day: NDArray[np.int64]) -> Values:
    """Days since 1970; NaN where the month has no such day."""
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    return np.where(days.astype("datetime64[M]") == months, days.astype(np.int64), np.nan)


_DATES: dict[str, Undo] = {
    "forskjøvet én dag fram": _days(1),
    "forskjøvet én dag tilbake": _days(-1),
    "forskjøvet fire år og én dag fram": _days(1462),
    "forskjøvet fire år og én dag tilbake": _days(-1462),
    "forskjøvet hundre år fram": _years(100),
    "forskjøvet hundre år tilbake": _years(-100),
    "skrevet med dag og måned byttet om": _swapped,
}
_NUMBERS: dict[str, Undo] = {
    **{f"ganget med {factor}": _divided(factor) for factor in (10, 12, 100, 1000)},
    **{f"delt på {factor}": _divided(1 / factor) for factor in (10, 12, 100, 1000)},
}
