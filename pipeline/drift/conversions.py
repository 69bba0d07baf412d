"""Ways in which whole columns go wrong when they are pasted or converted: each undone, to see whether it was done."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from schemas.columns import Kind

Undo = Callable[[pd.Series], pd.Series]


def undoings(kind: Kind) -> dict[str, Undo]:
    """By what is said of the column, how its values become those that stood there; a value that cannot is missing."""
    if kind is Kind.DATE:
        return _DATES
    return _NUMBERS if kind in (Kind.NUMBER, Kind.INTEGER) else {}


def _days(count: int) -> Undo:
    return lambda values: values - pd.Timedelta(days=count)


def _years(count: int) -> Undo:
    return lambda values: values - pd.DateOffset(years=count)


def _divided(factor: float) -> Undo:
    return lambda values: values.astype("Float64") / factor


def _swapped(values: pd.Series) -> pd.Series:
    """Day for month; missing where no month has that number."""
    years, months, days = values.dt.year, values.dt.month, values.dt.day
    parts = pd.DataFrame({"year": years, "month": days.where(days <= 12), "day": months})
    found = pd.to_datetime(parts, errors="coerce")
    return found.where(days != months).astype("datetime64[s]")


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
