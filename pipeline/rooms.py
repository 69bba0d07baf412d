"""The rooms of shared dwellings: which there are, and from when each is free."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import NO_DAY, Days, as_days
from pipeline.occupancy import Spells, difference, positions
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies

Rooms = Mapping[tuple[str, ...], list[int]]
"""Rows of the tenancies, now or ahead, by dwelling and room."""


def stays_in_rooms(dwellings: pd.DataFrame, tenancies: pd.DataFrame) -> pd.DataFrame:
    """The tenancies of known rooms of these dwellings, in order of moving in; index 0 … n − 1."""
    in_dwellings = tenancies[Tenancies.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
    found = tenancies[in_dwellings & tenancies[Tenancies.room].notna()]
    return found.sort_values(Tenancies.start_date, kind="stable").reset_index(drop=True)


def rooms_of(
    dwellings: pd.DataFrame, tenancies: pd.DataFrame, plan_places: pd.DataFrame, context: Context
) -> dict[tuple[str, ...], list[int]]:
    """Rows of the tenancies of every room of each dwelling, in this order.

    Rooms that somebody has, rooms that stand in the plan, then as many as make up the number of places: rooms that
    somebody had once, and failing them new ones, lettered or numbered as the others.
    """
    last = as_days(tenancies[Tenancies.end_date])
    is_over = ~(np.isnat(last) | (last >= np.datetime64(context.as_of)))
    pairs = list(zip(tenancies[Tenancies.dwelling_id].tolist(), tenancies[Tenancies.room].tolist(), strict=True))
    rooms: dict[tuple[str, ...], list[int]] = {}
    for row in np.flatnonzero(~is_over):
        rooms.setdefault(pairs[row], []).append(int(row))
    places = _places(dwellings)
    planned = zip(plan_places[PlanPlaces.dwelling_id].tolist(), plan_places[PlanPlaces.room].tolist(), strict=True)
    for dwelling_id, room in planned:
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


def _places(dwellings: pd.DataFrame) -> dict[str, int]:
    """The number of places of each dwelling."""
    places = dwellings[Dwellings.places].astype(int)
    return dict(zip(dwellings[Dwellings.dwelling_id].tolist(), places.tolist(), strict=True))


def surplus_rooms(rooms: Rooms, dwellings: pd.DataFrame) -> set[tuple[str, ...]]:
    """Rooms that nobody has, beyond the number of places."""
    left = _places(dwellings)
    surplus = set()
    for key, rows in rooms.items():
        left[key[0]] -= 1
        if left[key[0]] < 0 and not rows:
            surplus.add(key)
    return surplus


def rooms_free_from(
    rooms: Rooms, usable: Spells, dwellings: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> dict[tuple[str, ...], date | None]:
    """The day since when, or from when, nobody has the room and the dwelling is ours; None when unknown.

    ``usable`` are the days that each dwelling is ours, by its row.
    """
    days = free_since(free_rooms(rooms, usable, dwellings, tenancies), context.as_of, len(rooms))
    return {key: None if np.isnat(day) else day.item() for key, day in zip(rooms, days, strict=True)}


def free_rooms(rooms: Rooms, usable: Spells, dwellings: pd.DataFrame, tenancies: pd.DataFrame) -> Spells:
    """The days on which nobody has a room and the dwelling is ours, by number of the room in ``rooms``."""
    numbers = {key: number for number, key in enumerate(rooms)}
    ours = _by_room(rooms, usable, dwellings)
    pairs = zip(tenancies[Tenancies.dwelling_id].tolist(), tenancies[Tenancies.room].tolist(), strict=True)
    taken = Spells.from_last_days(
        [numbers.get(pair, -1) for pair in pairs], tenancies[Tenancies.start_date], tenancies[Tenancies.end_date]
    )
    return difference(ours, taken)


def free_since(free: Spells, as_of: date, count: int) -> Days:
    """The first day of each key's first free spell that has not ended by the as-of day; NaT where there is none.

    The as-of day itself for a spell that lasts and of which nothing tells when it began. ``free`` is sorted.
    """
    days = np.full(count, NO_DAY, dtype="datetime64[D]")
    lasting = free.end > np.datetime64(as_of)
    # the spells are in order of day, so writing them backwards leaves the first
    days[free.keys[lasting][::-1]] = free.start[lasting][::-1]
    return np.where(days == np.datetime64(date.min), np.datetime64(as_of), days)


def _by_room(rooms: Rooms, usable: Spells, dwellings: pd.DataFrame) -> Spells:
    """The spells of each room's dwelling, by number of the room."""
    rows = positions(pd.Series([key[0] for key in rooms], dtype="str"), dwellings[Dwellings.dwelling_id])
    order = np.argsort(usable.keys, kind="stable")
    keys = usable.keys[order]
    first, end = np.searchsorted(keys, rows, "left"), np.searchsorted(keys, rows, "right")
    at = np.concatenate([order[:0], *(order[low:high] for low, high in zip(first, end, strict=True))])
    return Spells(np.repeat(np.arange(len(rows)), end - first), usable.start[at], usable.end[at])
