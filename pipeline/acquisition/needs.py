"""Needs against places: who waits for a dwelling, and when those on the way can be used."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.procedure import SIGNED, STEPS
from pipeline.acquisition.progress import Progress, happened
from pipeline.context import Context
from pipeline.dates import Days, as_days
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds
from schemas.tables.tenancies import Tenancies


def is_open(housing_needs: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Which needs are registered and neither met nor fallen away on the as-of day."""
    today = np.datetime64(context.as_of)
    met, last = as_days(housing_needs[HousingNeeds.met_date]), as_days(housing_needs[HousingNeeds.needed_to])
    registered = as_days(housing_needs[HousingNeeds.registered_date])
    found: NDArray[np.bool_] = (registered <= today) & ~(met <= today) & ~(last < today)
    return found


def is_needed_on(housing_needs: pd.DataFrame, day: date, context: Context) -> NDArray[np.bool_]:
    """Which open needs hold on a day to come; one without a first day holds from now on."""
    on = np.datetime64(day)
    first, last = as_days(housing_needs[HousingNeeds.needed_from]), as_days(housing_needs[HousingNeeds.needed_to])
    found: NDArray[np.bool_] = is_open(housing_needs, context) & ~(first > on) & ~(last < on)
    return found


def is_shared_need(housing_needs: pd.DataFrame) -> NDArray[np.bool_]:
    """Which needs are for places in shared housing."""
    found: NDArray[np.bool_] = housing_needs[HousingNeeds.need_type].str.startswith("SHARED").to_numpy(dtype=bool)
    return found


def expected_use(found: Progress, context: Context) -> Days:
    """The day each acquisition can be in use if every step left takes the time it may; NaT when it is not going.

    Steps that are late count from the as-of day.
    """
    limits = np.array([*(context.whole(step.limit) for step in STEPS), 0])
    left = np.cumsum(limits[::-1])[::-1]
    next_due = np.maximum(found.since + limits[found.next_step].astype("timedelta64[D]"), np.datetime64(context.as_of))
    after_next = (left - limits)[found.next_step].astype("timedelta64[D]")
    expected: Days = np.where(found.is_going, next_due + after_next, np.datetime64("NaT", "D"))
    return expected


def moved_in(acquisitions: pd.DataFrame, tenancies: pd.DataFrame, found: Progress, context: Context) -> Days:
    """The first moving in after the contract was signed, per acquisition; NaT when nobody has, or it was dropped."""
    signed = np.where(found.is_dropped, np.datetime64("NaT", "D"), found.done[:, SIGNED])
    contracts = pd.DataFrame(
        {"dwelling": acquisitions[Acquisitions.dwelling_id], "signed": signed, "row": np.arange(len(acquisitions))}
    ).dropna()
    stays = pd.DataFrame(
        {"dwelling": tenancies[Tenancies.dwelling_id], "start": happened(tenancies[Tenancies.start_date], context)}
    )
    pairs = contracts.merge(stays, on="dwelling")
    first = pairs[pairs["start"] >= pairs["signed"]].groupby("row")["start"].min()
    return as_days(first.reindex(range(len(acquisitions))))
