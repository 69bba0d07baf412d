"""The people behind tenancies: when they live there and how old they are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.dates import NO_DAY, Days, as_days, turns
from pipeline.occupancy import positions
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


def living_on(tenancies: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Which tenancies are in force on a day; the last day lived in counts."""
    start, last = as_days(tenancies[Tenancies.start_date]), as_days(tenancies[Tenancies.end_date])
    today = np.datetime64(day)
    present: NDArray[np.bool_] = (start <= today) & (np.isnat(last) | (last >= today))
    return present


def in_shared_housing(tenancies: pd.DataFrame, dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Which tenancies are in shared housing."""
    shared = dwellings[Dwellings.dwelling_id][dwellings[Dwellings.is_shared_housing].fillna(False)]
    inside: NDArray[np.bool_] = tenancies[Tenancies.dwelling_id].isin(shared).to_numpy(dtype=bool)
    return inside


def birth_dates(tenancies: pd.DataFrame, youths: pd.DataFrame) -> Days:
    """Birth date of each tenancy's youth; NaT where there is no youth or none on file."""
    rows = positions(tenancies[Tenancies.youth_id], youths[Youths.youth_id])
    born = np.r_[as_days(youths[Youths.birth_date]), NO_DAY]
    found: Days = born[rows]
    return found


def birthdays(tenancies: pd.DataFrame, youths: pd.DataFrame, age: int) -> Days:
    """The day each tenancy's youth reaches ``age``; NaT as in :func:`birth_dates`."""
    return turns(birth_dates(tenancies, youths), age)
