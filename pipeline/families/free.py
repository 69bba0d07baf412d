"""From which day each dwelling is free for a household."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import tenancy_spells, usable_spells
from pipeline.context import Context
from pipeline.dates import NO_DAY, Days
from pipeline.occupancy import difference
from schemas.tables.dwellings import Dwellings


def free_from(dwellings: pd.DataFrame, leases_in: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> Days:
    """The first day from which nobody lives in each dwelling for as far as capacity is looked at; NaT for none.

    A dwelling that somebody has booked is not free before that; one that is not ours to use to the end is not free.
    """
    first, end = np.datetime64(context.as_of), np.datetime64(context.horizon_end)
    empty = difference(usable_spells(dwellings, leases_in), tenancy_spells(dwellings, tenancies)).within(first, end)
    lasts = empty.end == end
    found = np.full(len(dwellings), NO_DAY, dtype="datetime64[D]")
    found[empty.keys[lasts]] = empty.start[lasts]
    return found


def is_for_households(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Dwellings that a household can be allocated: not shared housing, and not said to be out of use."""
    is_shared = dwellings[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool)
    is_out = (dwellings[Dwellings.dwelling_status] == "IKKE_TILGJENGELIG").to_numpy()
    found: NDArray[np.bool_] = ~is_shared & ~is_out
    return found
