"""What the settlement plan should say of every shared dwelling and every room, from the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pipeline.address import addresses
from pipeline.capacity import capacity, is_leased_in, tenancy_spells, usable_spells
from pipeline.context import Context
from pipeline.dates import NO_DAY, ONE_DAY, age_on, turns
from pipeline.merge import Unsaid
from pipeline.occupancy import Steps
from pipeline.plan_rows import planned_dwellings
from pipeline.residents import birth_dates, living_on
from pipeline.rooms import free_since, rooms_free_from, rooms_of, stays_in_rooms, surplus_rooms
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

Values = Mapping[Any, Any]
"""A row's values by column name: None is blank, ``Unsaid.NO_OPINION`` leaves the cell alone."""

Notes = Mapping[tuple[str, ...], str]
"""Texts by (dwelling,) and (dwelling, room)."""

RETIRED_DWELLING: Values = {SettlementPlan.place_status: "RETIRED"}
RETIRED_PLACE: Values = dict.fromkeys((PlanPlaces.age, PlanPlaces.turns_18, PlanPlaces.free_from, PlanPlaces.proposal))
"""What remains to be said of a dwelling that has gone out, and of its rooms: no minor's age stays behind."""


@dataclass(frozen=True)
class PlanValues:
    """The rows that the plan should have, by key."""

    dwellings: Mapping[tuple[str, ...], Values]
    places: Mapping[tuple[str, ...], Values]


def plan_values(tables: Tables, context: Context, notes: Notes, proposals: Notes | None = None) -> PlanValues:
    """Compute every pipeline-owned value of both sheets.

    Parameters
    ----------
    tables
        Checked tables.
    context
        As-of day and parameters.
    notes
        The text of column Kontroll by (dwelling,) and (dwelling, room).
    proposals
        Who is proposed for each room, by (dwelling, room); None where nothing is proposed at all.
    """
    dwellings = planned_dwellings(tables, context)
    return PlanValues(
        _dwelling_values(dwellings, tables, context, notes), _place_values(dwellings, tables, context, notes, proposals)
    )


def _dwelling_values(
    dwellings: pd.DataFrame, tables: Tables, context: Context, notes: Notes
) -> dict[tuple[str, ...], Values]:
    count = len(dwellings)
    tenancies = tables.frame(Tenancies)
    steps = capacity(dwellings, tables.frame(LeasesIn), tenancies, date.min, date.max)
    places_now = steps.on(context.as_of, steps.places, count)
    residents = steps.on(context.as_of, steps.residents, count)
    free = Steps(steps.keys, steps.start, steps.end, steps.free).where(steps.free > 0)
    free_from = free_since(free, context.as_of, count)
    later = set(steps.keys[(steps.places > 0) & (steps.end > np.datetime64(context.as_of))].tolist())
    leaving = _earliest_move_out(dwellings, tenancies, context)
    leases = _leases(dwellings, tables, context)
    has_tenancies, has_leases = Tenancies in tables, LeasesIn in tables
    values: dict[tuple[str, ...], Values] = {}
    streets = addresses(dwellings)
    for row, dwelling in enumerate(dwellings.to_dict("records")):
        key = (str(dwelling[Dwellings.dwelling_id]),)
        lease = leases.get(key[0]) if has_leases else None
        values[key] = {
            SettlementPlan.address: streets[row] or Unsaid.NO_OPINION,
            SettlementPlan.unit_number: _plain(dwelling[Dwellings.unit_number]),
            SettlementPlan.layout_type: _plain(dwelling[Dwellings.layout_type]),
            SettlementPlan.places: int(dwelling[Dwellings.places]),
            SettlementPlan.occupied: int(residents[row]) if has_tenancies else Unsaid.NO_OPINION,
            SettlementPlan.free_places: _free(places_now[row], residents[row], has_tenancies),
            SettlementPlan.free_from: _day(free_from[row]) if has_tenancies else Unsaid.NO_OPINION,
            SettlementPlan.landlord: _of_lease(lease, LeasesIn.landlord),
            SettlementPlan.lease_end: _of_lease(lease, LeasesIn.end_date, may_be_blank=True),
            SettlementPlan.earliest_move_out: _day(leaving[row]) if has_tenancies else Unsaid.NO_OPINION,
            SettlementPlan.rent_package_nok_month: _of_lease(lease, LeasesIn.rent_package_nok_month),
            SettlementPlan.place_status: _status(places_now[row], residents[row], has_tenancies, row in later),
            SettlementPlan.check: notes.get(key),
        }
    return values


def _place_values(
    dwellings: pd.DataFrame, tables: Tables, context: Context, notes: Notes, proposals: Notes | None
) -> dict[tuple[str, ...], Values]:
    if Tenancies not in tables:
        return {}
    tenancies = stays_in_rooms(dwellings, tables.frame(Tenancies))
    born = birth_dates(tenancies, tables.frame(Youths))
    ages, turning_18 = age_on(born, context.as_of), turns(born, 18)
    present = living_on(tenancies, context.as_of)
    rooms = rooms_of(dwellings, tenancies, tables.frame(PlanPlaces), context)
    surplus = surplus_rooms(rooms, dwellings)
    free_from = rooms_free_from(rooms, usable_spells(dwellings, tables.frame(LeasesIn)), dwellings, tenancies, context)
    knows_age = Youths in tables
    values: dict[tuple[str, ...], Values] = {}
    for key, rows in sorted(rooms.items()):
        now = [row for row in rows if present[row]]
        who = now[0] if now else None
        values[key] = {
            PlanPlaces.age: _optional(ages[who] if who is not None else None, knows_age),
            PlanPlaces.turns_18: _optional(_day(turning_18[who]) if who is not None else None, knows_age),
            PlanPlaces.free_from: None if key in surplus else free_from[key],
            PlanPlaces.proposal: Unsaid.NO_OPINION if proposals is None else proposals.get(key),
            PlanPlaces.check: notes.get(key),
        }
    return values


def _earliest_move_out(dwellings: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> Any:
    """The first known last day among those who live in each dwelling now; NaT where none is known."""
    spells = tenancy_spells(dwellings, tenancies)
    today = np.datetime64(context.as_of)
    current = (spells.start <= today) & (today < spells.end) & (spells.end < np.datetime64("9999-01-01"))
    earliest = np.full(len(dwellings), NO_DAY, dtype="datetime64[D]")
    order = np.argsort(spells.end[current], kind="stable")[::-1]
    earliest[spells.keys[current][order]] = spells.end[current][order] - ONE_DAY
    return earliest


def _leases(dwellings: pd.DataFrame, tables: Tables, context: Context) -> dict[Any, Values]:
    """The lease-in in force or else the latest one, by dwelling; only dwellings that are leased in."""
    leased = dwellings[Dwellings.dwelling_id][is_leased_in(dwellings)]
    leases = tables.frame(LeasesIn)
    leases = leases[leases[LeasesIn.dwelling_id].isin(leased)]
    has_begun = leases[LeasesIn.start_date] <= pd.Timestamp(context.as_of)
    ordered = leases.assign(has_begun=has_begun).sort_values(["has_begun", LeasesIn.start_date], kind="stable")
    latest = ordered.drop_duplicates(LeasesIn.dwelling_id, keep="last")
    return dict(zip(latest[LeasesIn.dwelling_id], latest.to_dict("records"), strict=True))


def _of_lease(lease: Any, column: Any, *, may_be_blank: bool = False) -> Any:
    if lease is None:
        return Unsaid.NO_OPINION
    value = _plain(lease[column])
    return None if value is Unsaid.NO_OPINION and may_be_blank else value


def _status(places: int, residents: int, is_known: bool, is_ours_later: bool) -> Any:
    if places == 0:
        return None if is_ours_later else "LEASE_ENDED"
    if not is_known:
        return Unsaid.NO_OPINION
    if residents > places:
        return "OVERFILLED"
    return "FULL" if residents == places else "FREE_PLACES"


def _free(places: int, residents: int, is_known: bool) -> Any:
    return max(0, int(places) - int(residents)) if is_known else Unsaid.NO_OPINION


def _optional(value: Any, is_known: bool) -> Any:
    if not is_known:
        return Unsaid.NO_OPINION
    plain = _plain(value)
    return None if plain is Unsaid.NO_OPINION else plain


def _plain(value: Any) -> Any:
    if value is None or pd.isna(value):
        return Unsaid.NO_OPINION
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value


def _day(value: Any) -> date | None:
    found = np.datetime64(value, "D").item()
    return found if isinstance(found, date) else None
