"""Where each youth is: living somewhere, booked, or waiting for a place."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_shared
from pipeline.context import Context
from pipeline.dates import Days, as_days, turns
from pipeline.occupancy import positions
from pipeline.residents import in_shared_housing, living_on
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


def is_large_shared(dwellings: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Larger «bofellesskap»: shared dwellings with more places than an ordinary one has."""
    places = dwellings[Dwellings.places].to_numpy(dtype=float, na_value=0)
    found: NDArray[np.bool_] = is_shared(dwellings) & (places > context.number("shared_places_max"))
    return found


def lives_in_shared(
    youths: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> NDArray[np.bool_]:
    """Which youths live in shared housing on the as-of day."""
    return _has(youths, tenancies, living_on(tenancies, context.as_of) & in_shared_housing(tenancies, dwellings))


def has_moved_in(youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Which youths have lived, or live, somewhere on or before the as-of day."""
    return _has(youths, tenancies, as_days(tenancies[Tenancies.start_date]) <= np.datetime64(context.as_of))


def is_waiting(youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Which youths have never had a place, have none booked, and are not too old for one."""
    limit: Days = turns(youths[Youths.birth_date], context.whole("em_age_limit"))
    is_known = _has(youths, tenancies, np.ones(len(tenancies), dtype=bool))
    waiting: NDArray[np.bool_] = ~is_known & (limit > np.datetime64(context.as_of))
    return waiting


def _has(youths: pd.DataFrame, tenancies: pd.DataFrame, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    rows = positions(tenancies[Tenancies.youth_id][wanted], youths[Youths.youth_id])
    found = np.zeros(len(youths), dtype=bool)
    found[rows[rows >= 0]] = True
    return found
