"""How the values of a frame's column are written in a new workbook."""

from __future__ import annotations

import pandas as pd

from pipeline.excel.new_styles import Look

YEAR = "År"


def look_of(values: pd.Series) -> Look:
    """Dates as days, ja and nei as words, numbers whole where all of them are; a year is a name, not an amount."""
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
