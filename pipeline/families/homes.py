"""Households in the dwellings they live in, and which of them live crowded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.families.crowding import crowding
from pipeline.families.members import members, sum_by
from pipeline.occupancy import positions
from pipeline.outcome import Outcomes
from pipeline.residents import living_on
from schemas.tables.dwellings import Dwellings
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.tenancies import Tenancies


@dataclass(frozen=True)
class Homes:
    """Households that live in a dwelling of their own; arrays have one entry per household, NaN is unknown.

    ``dwelling_rows`` and ``tenancy_rows`` are rows of the frames.
    """

    household_ids: NDArray[np.object_]
    dwelling_rows: NDArray[np.int64]
    tenancy_rows: NDArray[np.int64]
    persons: NDArray[np.float64]
    rooms: NDArray[np.float64]
    area_m2: NDArray[np.float64]
    crowded: Outcomes

    def words(self) -> dict[str, NDArray[np.object_]]:
        """Persons, rooms and area of each as people say them."""
        return {
            "persons": _said(self.persons, "{}", ""),
            "rooms": _said(self.rooms, "{} rom", "ukjent antall rom"),
            "area": _said(self.area_m2, "{} m²", "ukjent areal"),
        }


def _said(values: NDArray[np.float64], known: str, unknown: str) -> NDArray[np.object_]:
    different, at = np.unique(values, return_inverse=True)
    words = [unknown if np.isnan(one) else known.format(texts.number(one)) for one in different]
    return np.array(words, dtype=object)[at]


def homes(household_members: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Homes:
    """Where each household lives on the as-of day.

    Shared housing is left out: its area is for all who live there. A household with two dwellings is in the one that
    it moved into last.
    """
    at = positions(tenancies[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    is_shared = np.append(dwellings[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool), True)[at]
    is_here = living_on(tenancies, context.as_of) & ~is_shared & tenancies[Tenancies.household_id].notna().to_numpy()
    living = tenancies[is_here].sort_values([Tenancies.start_date, Tenancies.tenancy_id], kind="stable")
    living = living.drop_duplicates(Tenancies.household_id, keep="last")
    rows = living.index.to_numpy()
    of_dwelling = dwellings.iloc[at[rows]]
    persons = _persons(household_members, living[Tenancies.household_id], context)
    rooms = of_dwelling[Dwellings.room_count].to_numpy(dtype=float, na_value=np.nan)
    area = of_dwelling[Dwellings.usable_area_m2].to_numpy(dtype=float, na_value=np.nan)
    ids = living[Tenancies.household_id].to_numpy(dtype=object)
    return Homes(ids, at[rows], rows, persons, rooms, area, crowding(persons, rooms, area, context))


def _persons(household_members: pd.DataFrame, household_ids: pd.Series, context: Context) -> NDArray[np.float64]:
    """Persons who live in each household on the as-of day; NaN when that is not known of somebody."""
    codes, known = pd.factorize(household_members[HouseholdMembers.household_id])
    day = np.full(len(household_members), np.datetime64(context.as_of))
    counted = sum_by(codes, members(household_members, context, day).lives, len(known))
    found: NDArray[np.float64] = np.append(counted, np.nan)[pd.Index(known).get_indexer(pd.Index(household_ids))]
    return found
