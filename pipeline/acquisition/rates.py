"""Eierskapsenheten's own rates for rent packages, by layout and day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import Days
from schemas.codelists import LAYOUT_TYPE

RATES = {code: f"package_rate_{code.lower()}" for code in LAYOUT_TYPE.values}
"""Code of the dated rate of each layout type."""


def package_rates(layouts: pd.Series, days: Days, context: Context) -> NDArray[np.float64]:
    """The rate in force on each day for each layout, kroner a month; NaN where layout, day or rate is unknown."""
    known, at = np.unique(days, return_inverse=True)
    found = np.full(len(layouts), np.nan)
    for code, parameter in RATES.items():
        rates = np.array([_rate(context, parameter, day) for day in known.tolist()])
        rows = np.flatnonzero(layouts == code)
        found[rows] = rates[at[rows]]
    return found


def _rate(context: Context, parameter: str, day: date | None) -> float:
    found = None if day is None else context.parameters.find(parameter, day)
    return np.nan if found is None else float(found.value)
