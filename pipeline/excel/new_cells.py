"""What stands in a column of a new table: each different value once, and which of them each row has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.excel.values import SURELY_FITS, fitting

_FIRST_EXCEL_YEAR = 1901


class Coded(NamedTuple):
    """The different values, and by row the number of its own among them."""

    distinct: list[Any]
    numbers: NDArray[np.int32]


def coded(values: Sequence[Any] | pd.Series) -> Coded:
    """Tell the different values of a sequence or a frame's column apart; 1, 1.0 and True are three."""
    if isinstance(values, pd.Series) and values.dtype != object:
        numbers, distinct = pd.factorize(values)
        # a blank is numbered −1 and finds the last
        return Coded([*distinct.to_numpy(dtype=object), None], numbers.astype(np.int32))
    rows = values.tolist() if isinstance(values, pd.Series) else values
    kinds = set(map(type, rows)) - {str, type(None)}
    keys = rows if len(kinds) <= 1 else list(zip(map(type, rows), rows, strict=True))
    known = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    found = np.fromiter(map(known.__getitem__, keys), dtype=np.int32, count=len(rows))
    return Coded(list(known) if keys is rows else [value for _, value in known], found)


def plain_values(values: Sequence[Any]) -> list[Any]:
    """Values as cells can hold them."""
    return [
        # most are such texts
        value if value.__class__ is str and 0 < len(value) <= SURELY_FITS else plain(value)
        for value in values
    ]


def plain(value: Any) -> Any:
    """A value as a cell can hold it: text, number or date; None when missing, ja or nei for True and False."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return fitting(value) or None
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nei"
    if isinstance(value, int | float | np.integer | np.floating):
        number = value.item() if isinstance(value, np.generic) else value
        return number if math.isfinite(number) else None
    if isinstance(value, date | np.datetime64):
        moment = pd.Timestamp(value)
        if pd.isna(moment):
            return None
        return moment.date() if moment.year >= _FIRST_EXCEL_YEAR else texts.day(moment.date())
    return str(value)
