"""Who lives crowded, by SSB's rule since 2015."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.outcome import Outcome, Outcomes


def crowding(
    persons: NDArray[np.float64], rooms: NDArray[np.float64], area_m2: NDArray[np.float64], context: Context
) -> Outcomes:
    """Met where a household lives crowded; NaN is unknown.

    Fewer rooms than persons, or one person in one room, **and** under 25 m² for each. Where rooms or area are
    missing, the other decides alone.
    """
    has_few_rooms = (rooms < persons) | ((persons == 1) & (rooms == 1))
    has_little_area = area_m2 < persons * context.number("crowded_m2_per_person")
    is_crowded = (np.isnan(rooms) | has_few_rooms) & (np.isnan(area_m2) | has_little_area)
    is_unknown = np.isnan(persons) | (persons < 1) | (np.isnan(rooms) & np.isnan(area_m2))
    answer = np.where(is_crowded, Outcome.MET, Outcome.NOT_MET)
    found: Outcomes = np.where(is_unknown, Outcome.UNCLEAR, answer).astype(np.int8)
    return found
