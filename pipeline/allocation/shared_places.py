"""The places of a shared dwelling that are free for good from some day on, residents and bookings left in peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from pipeline.allocation.shared_records import Resident, SharedDwelling


@dataclass(frozen=True, order=True)
class Opening:
    """One place, free on ``free_from`` and every later day; the room where it is known which one."""

    dwelling_id: str
    free_from: date
    number: int
    room_id: str | None = None


def openings(dwelling: SharedDwelling, as_of: date) -> tuple[Opening, ...]:
    """The free places, earliest first; none when it is not known how many there are or from when.

    A place held by one with no planned end is not free. Any number of youths who move in for good, each not before the
    day of an own place, keep the dwelling within its places on every day.
    """
    if dwelling.available_from is None:
        return ()
    start = max(as_of, dwelling.available_from)
    free_days = _by_number(dwelling, start)
    rooms = _free_rooms(dwelling, start)
    if rooms is None:
        return tuple(Opening(dwelling.dwelling_id, day, number) for number, day in enumerate(free_days))
    return tuple(
        Opening(dwelling.dwelling_id, max(day, room_day), number, room_id)
        for number, (day, (room_day, room_id)) in enumerate(zip(free_days, rooms, strict=False))
    )


def _by_number(dwelling: SharedDwelling, start: date) -> list[date]:
    """For the first, second … place: the first day from which that many are free for good."""
    residents = [resident for resident in dwelling.residents if resident.is_in_from(start)]
    days = _days_of_change(residents, start)
    free = [(dwelling.places or 0) - sum(resident.is_in(day) for resident in residents) for day in days]
    free_for_good = list(accumulate(reversed(free), min))[::-1]
    return [
        next(day for day, count in zip(days, free_for_good, strict=True) if count >= wanted)
        for wanted in range(1, free_for_good[-1] + 1)
    ]


def _days_of_change(residents: list[Resident], start: date) -> list[date]:
    arrivals = {resident.start for resident in residents if resident.start is not None and resident.start > start}
    departures = {resident.end + timedelta(days=1) for resident in residents if resident.end is not None}
    return sorted({start} | arrivals | departures)


def _free_rooms(dwelling: SharedDwelling, start: date) -> list[tuple[date, str]] | None:
    """Rooms with the day from which nobody holds them; None when it is not known who lives in which room."""
    residents = [resident for resident in dwelling.residents if resident.is_in_from(start)]
    if not dwelling.room_ids or any(resident.room_id not in dwelling.room_ids for resident in residents):
        return None
    rooms = []
    for room_id in dwelling.room_ids:
        ends = [resident.end for resident in residents if resident.room_id == room_id]
        last_days = [end for end in ends if end is not None]
        if len(last_days) == len(ends):
            rooms.append((max([start, *(day + timedelta(days=1) for day in last_days)]), room_id))
    return sorted(rooms)
