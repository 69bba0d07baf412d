"""How the values of a frame's column are written in a new workbook."""

from __future__ import annotations

import pandas as pd

from pipeline.disclosure.wording import SIGN
from pipeline.excel.new_styles import Look

YEAR = "År"
_SIGNS = frozenset((SIGN, "–"))


def look_of(values: pd.Series) -> Look:
    """Dates as days, ja and nei as words, numbers whole where all of them are; a year is a name, not an amount.

    A sign for a figure that is held back, or is none, stands among numbers as one of them.
    """
    values = _without_signs(values)
    if values.name == YEAR:
        return Look.WORD
    if pd.api.types.is_datetime64_any_dtype(values):
        return Look.DATE
    if pd.api.types.is_bool_dtype(values):
        return Look.WORD
    if pd.api.types.is_numeric_dtype(values):
        known = values.dropna()
        return Look.INTEGER if (known == known.round()).all() else Look.DECIMAL
    return Look.TEXT


def _without_signs(values: pd.Series) -> pd.Series:
    """The numbers alone where all that is not a sign is one."""
    if not (values.dtype == "str" or values.dtype == object):
        return values
    left = [value for value in values.tolist() if value not in _SIGNS]
    are_numbers = len(left) < len(values) and all(isinstance(value, int | float) for value in left)
    return pd.Series(left, name=values.name, dtype=float) if are_numbers else values
