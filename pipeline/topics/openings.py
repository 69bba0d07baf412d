"""Rooms of shared dwellings that are or become free within a year, with the day and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pipeline.capacity import usable_spells
from pipeline.context import Context
from pipeline.dates import ONE_DAY, ONE_MONTH, add_months, as_days
from pipeline.residents import birthdays
from pipeline.rooms import free_rooms, rooms_of, stays_in_rooms, surplus_rooms
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_MONTHS = 12
_OPEN = np.datetime64("9000-01-01")


@dataclass(frozen=True)
class Opening:
    """A room that is or becomes free; ``is_sure`` is False where somebody must move out first."""

    row: int
    room: str
    first: date
    last: date | None
    why: str
    is_sure: bool


def openings_of(dwellings: pd.DataFrame, tables: Tables, context: Context) -> list[Opening]:
    """Every room that is free or becomes so within a year, by dwelling and room."""
    stays = stays_in_rooms(dwellings, tables.frame(Tenancies))
    rooms = rooms_of(dwellings, stays, tables.frame(PlanPlaces), context)
    free = free_rooms(rooms, usable_spells(dwellings, tables.frame(LeasesIn)), dwellings, stays)
    today, limit = np.datetime64(context.as_of), np.datetime64(add_months(context.as_of, _MONTHS))
    surplus, keys = surplus_rooms(rooms, dwellings), list(rooms)
    rows = dict(zip(dwellings[Dwellings.dwelling_id].tolist(), range(len(dwellings)), strict=True))
    homes, names = stays[Tenancies.dwelling_id].tolist(), stays[Tenancies.room].tolist()
    left = set(zip(homes, names, as_days(stays[Tenancies.end_date]), strict=True))
    found: dict[tuple[str, ...], Opening] = {}
    kept = (free.end > today) & (free.start <= limit)
    for number, start, end in zip(free.keys[kept], free.start[kept], free.end[kept], strict=True):
        key = keys[number]
        if key in surplus or key in found:
            continue
        was_left = (*key, start - ONE_DAY) in left
        why = "står tom" if start <= today else "avtalt utflytting" if was_left else "innleien begynner"
        first = max(start, today).item()
        found[key] = Opening(rows[key[0]], key[1], first, None if end > _OPEN else (end - ONE_DAY).item(), why, True)
    found |= _grown_out(rooms, set(found), rows, stays, tables, context)
    return [found[key] for key in sorted(found)]


def _grown_out(
    rooms: dict[tuple[str, ...], list[int]],
    known: set[tuple[str, ...]],
    rows: dict[str, int],
    stays: pd.DataFrame,
    tables: Tables,
    context: Context,
) -> dict[tuple[str, ...], Opening]:
    """Rooms whose only resident reaches the age limit; told by month, since the birthday itself is not for reports."""
    limit = context.whole("em_age_limit")
    reached = birthdays(stays, tables.frame(Youths), limit)
    last_day = np.datetime64(add_months(context.as_of, _MONTHS))
    is_near = (reached > np.datetime64(context.as_of)) & (reached <= last_day)
    return {
        key: Opening(rows[key[0]], key[1], _next_month(reached[held[0]]), None, f"beboeren fyller {limit} år", False)
        for key, held in rooms.items()
        if key not in known and len(held) == 1 and is_near[held[0]]
    }


def _next_month(day: np.datetime64) -> date:
    first: date = (day.astype("datetime64[M]") + ONE_MONTH).astype("datetime64[D]").item()
    return first
