"""The households that wait for a dwelling, as proposals see them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.allocation.family_records import Household
from pipeline.context import Context
from pipeline.families.composition import composition
from pipeline.families.requests import is_queuing_tenant, is_waiting
from pipeline.finding import Place
from pipeline.proposals.cells import Origins, records
from pipeline.proposals.youths import school_key
from pipeline.protection import protection_of
from pipeline.table import Table, Tables
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.tenancies import Tenancies

_CELLS = {
    "waiting_since": Applications.received_date,
    "needs_wheelchair": Applications.needs_wheelchair_access,
    "rent_limit_nok_month": Applications.highest_rent_nok_month,
    "school_district": Applications.school_district,
}
_OF_MEMBERS = ("bedrooms_needed", "age_classes", "has_children")
_NEEDED_OF_MEMBERS = (HouseholdMembers.birth_date, HouseholdMembers.lives_here, HouseholdMembers.sex)


def waiting_households(tables: Tables, context: Context) -> tuple[tuple[Household, ...], frozenset[str]]:
    """One per household with a positive decision and no dwelling; and the ids of those with a protected address."""
    table, members = tables[Applications], tables[HouseholdMembers]
    frame = table.frame
    waits = is_waiting(frame, context) & ~is_queuing_tenant(frame, tables.frame(Tenancies), context)
    is_secret = protection_of(tables, context.as_of).of(table)
    rows = _first_of_each(frame, np.flatnonzero(waits))
    ids = frame[Applications.household_id].iloc[rows]
    found = composition(members.frame, context)
    counts = {name: found.of(getattr(found, name), ids) for name in ("bedrooms", "toddlers", "children")}
    asked = _cells_to_fill(members, ids)
    households = []
    for number, (row, record) in enumerate(zip(rows, records(frame, rows), strict=True)):
        household_id = str(record[Applications.household_id])
        about_members = asked.get(household_id) or table.place(int(row), Applications.household_id)
        bedrooms, toddlers, children = (counts[name][number] for name in ("bedrooms", "toddlers", "children"))
        households.append(
            Household(
                household_id=household_id,
                waiting_since=record[Applications.received_date],
                bedrooms_needed=None if np.isnan(bedrooms) else int(bedrooms),
                age_classes=_age_classes(toddlers, children),
                has_children=None if np.isnan(children) else bool(children > 0),
                needs_wheelchair=record[Applications.needs_wheelchair_access],
                rent_limit_nok_month=record[Applications.highest_rent_nok_month],
                school_district=school_key(record[Applications.school_district]),
                origins=Origins(table, int(row), _CELLS, dict.fromkeys(_OF_MEMBERS, about_members)),
            )
        )
    return tuple(households), frozenset(frame[Applications.household_id][waits & is_secret])


def _first_of_each(frame: pd.DataFrame, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The application that each household sent first."""
    rows = rows[np.argsort(frame[Applications.received_date].to_numpy()[rows], kind="stable")]
    is_first: NDArray[np.bool_] = ~frame[Applications.household_id].iloc[rows].duplicated().to_numpy()
    return rows[is_first]


def _age_classes(toddlers: float, children: float) -> frozenset[str] | None:
    """The age classes among the children; None where an age or a number is not known."""
    if np.isnan(toddlers) or np.isnan(children):
        return None
    classes = {"AGE_0_3": toddlers > 0, "AGE_3_PLUS": children > toddlers}
    return frozenset(code for code, is_there in classes.items() if is_there)


def _cells_to_fill(members: Table, household_ids: pd.Series) -> Mapping[str, Place]:
    """For each household the first cell about its members that is empty, else its first member's birth date."""
    of_member = members.frame[HouseholdMembers.household_id]
    rows = np.flatnonzero(of_member.isin(household_ids).to_numpy(dtype=bool))
    is_empty = members.frame[list(_NEEDED_OF_MEMBERS)].isna().to_numpy()
    # a member with an empty cell before the others, else in order
    rows = rows[np.argsort(~is_empty[rows].any(axis=1), kind="stable")]
    rows = rows[~of_member.iloc[rows].duplicated().to_numpy()]
    columns = is_empty[rows].argmax(axis=1)
    return {
        str(of_member.iat[row]): members.place(int(row), str(_NEEDED_OF_MEMBERS[column]))
        for row, column in zip(rows, columns, strict=True)
    }
