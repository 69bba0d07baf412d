"""The rooms of shared dwellings: which there are, and from when each is free."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from pipeline.capacity import usable_spells
from pipeline.context import Context
from pipeline.dates import as_days
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies

Rooms = Mapping[tuple[str, ...], list[int]]
"""Rows of the tenancies, now or ahead, by dwelling and room."""


def rooms_of(
    dwellings: pd.DataFrame, tenancies: pd.DataFrame, plan_places: pd.DataFrame, context: Context
) -> dict[tuple[str, ...], list[int]]:
    """Rows of the tenancies of every room of each dwelling, in this order.

    Rooms that somebody has, rooms that stand in the plan, then as many as make up the number of places: rooms that
    somebody had once, and failing them new ones, lettered or numbered as the others.
    """
    last = as_days(tenancies[Tenancies.end_date])
    is_over = ~(np.isnat(last) | (last >= np.datetime64(context.as_of)))
    pairs = list(zip(tenancies[Tenancies.dwelling_id], tenancies[Tenancies.room], strict=True))
    rooms: dict[tuple[str, ...], list[int]] = {}
    for row in np.flatnonzero(~is_over):
        rooms.setdefault(pairs[row], []).append(int(row))
    places = dict(zip(dwellings[Dwellings.dwelling_id], dwellings[Dwellings.places].astype(int), strict=True))
    for dwelling_id, room in zip(plan_places[PlanPlaces.dwelling_id], plan_places[PlanPlaces.room], strict=True):
        if dwelling_id in places:
            rooms.setdefault((dwelling_id, room), [])
    names: dict[str, list[str]] = {dwelling_id: [] for dwelling_id in places}
    for dwelling_id, room in rooms:
        names[dwelling_id].append(room)
    for dwelling_id, room in [pairs[row] for row in np.flatnonzero(is_over)]:
        if room not in names[dwelling_id] and len(names[dwelling_id]) < places[dwelling_id]:
            names[dwelling_id].append(room)
    for dwelling_id, known in names.items():
        letters = bool(known) and all(name.isalpha() for name in known)
        wanted = [chr(65 + number) if letters else str(number + 1) for number in range(places[dwelling_id])]
        new = [name for name in wanted if name not in known][: max(0, places[dwelling_id] - len(known))]
        for name in [*known, *new]:
            rooms.setdefault((dwelling_id, name), [])
    return rooms


def surplus_rooms(rooms: Rooms, dwellings: pd.DataFrame) -> set[tuple[str, ...]]:
    """Rooms that nobody has, beyond the number of places."""
    left = dict(zip(dwellings[Dwellings.dwelling_id], dwellings[Dwellings.places].astype(int), strict=True))
    surplus = set()
    for key, rows in rooms.items():
        left[key[0]] -= 1
        if left[key[0]] < 0 and not rows:
            surplus.add(key)
    return surplus


def rooms_free_from(
    rooms: Rooms, tenancies: pd.DataFrame, usable: Mapping[str, list[tuple[date, date]]]
) -> dict[tuple[str, ...], date | None]:
    """The first day from the as-of day on which nobody has the room and the dwelling is ours; None when unknown.

    ``rooms`` gives the rows of each room's tenancies in order of start, ``usable`` the days that each dwelling is ours
    from the as-of day, as [first, end).
    """
    start, last = as_days(tenancies[Tenancies.start_date]), as_days(tenancies[Tenancies.end_date])
    free: dict[tuple[str, ...], date | None] = {}
    for key, rows in rooms.items():
        free[key] = None
        for first, end in usable.get(key[0], []):
            day = np.datetime64(first)
            for row in rows:
                if start[row] <= day:
                    day = max(day, np.datetime64(end) if np.isnat(last[row]) else last[row] + 1)
            if day < np.datetime64(end):
                free[key] = day.item()
                break
    return free


def usable_days(
    dwellings: pd.DataFrame, leases_in: pd.DataFrame, context: Context
) -> dict[str, list[tuple[date, date]]]:
    """The days from the as-of day on which each dwelling is ours, as [first, end) in order."""
    spells = usable_spells(dwellings, leases_in).within(context.as_of, date.max)
    found: dict[str, list[tuple[date, date]]] = {}
    ids = dwellings[Dwellings.dwelling_id]
    for at in np.lexsort((spells.start, spells.keys)):
        days = spells.start[at].item(), spells.end[at].item()
        found.setdefault(ids.iat[spells.keys[at]], []).append(days)
    return found
