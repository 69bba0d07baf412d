"""Who holds a place in shared housing from the as-of day on: those who live there, and those who are to move in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.allocation.shared_records import Housemate, Resident
from pipeline.capacity import person_of
from pipeline.context import Context
from pipeline.dates import ONE_DAY, as_days
from pipeline.finding import Place
from pipeline.occupancy import Spells, union
from pipeline.proposals.cells import Origins, known_day
from pipeline.table import Table
from schemas.tables.tenancies import Tenancies

Held = Mapping[str, tuple[Resident, ...]]
"""Residents by dwelling."""


def residents_of(
    tenancies: Table, dwelling_ids: Iterable[str], mates: Mapping[str, Housemate], context: Context
) -> Held:
    """Everybody with a tenancy that has not ended, by dwelling; two tenancies in a row are one stay.

    Parameters
    ----------
    tenancies
        The tenancies; a person with two rooms in one dwelling holds one place, as everywhere.
    dwelling_ids
        The dwellings that are asked about.
    mates
        What is known of the youths, by id; of others nothing is.
    context
        The as-of day.
    """
    tenancies = tenancies.keep(tenancies.frame[Tenancies.dwelling_id].isin(list(dwelling_ids)).to_numpy(dtype=bool))
    frame = tenancies.frame
    homes, persons = frame[Tenancies.dwelling_id].to_numpy(), person_of(frame).to_numpy()
    codes = _numbered(homes, persons)
    spells = union(Spells.from_last_days(codes, frame[Tenancies.start_date], frame[Tenancies.end_date]))
    ahead = np.flatnonzero(spells.end > np.datetime64(context.as_of))
    first, is_open = as_days(frame[Tenancies.start_date]), frame[Tenancies.end_date].isna().to_numpy()
    rooms = frame[Tenancies.room].to_numpy(dtype=object)
    order = np.lexsort((first, codes))
    begins = np.append(0, np.cumsum(np.bincount(codes)))
    held: dict[str, list[Resident]] = {}
    for key, start, end in zip(spells.keys[ahead], spells.start[ahead], spells.end[ahead], strict=True):
        rows = order[begins[key] : begins[key + 1]]
        began = first[rows]
        rows = rows[np.isnat(began) | ((began >= start) & (began < end))]
        own_rooms = {room for room in rooms[rows] if not pd.isna(room)}
        dwelling_id, person = homes[rows[0]], persons[rows[0]]
        held.setdefault(dwelling_id, []).append(
            resident(
                mates.get(person) or nobody(person),
                None if np.isnat(began).any() else known_day(start),
                None if is_open[rows].any() else known_day(end - ONE_DAY),
                own_rooms.pop() if len(own_rooms) == 1 else None,
                _cells(tenancies, rows),
            )
        )
    return {dwelling_id: tuple(found) for dwelling_id, found in held.items()}


def _numbered(homes: NDArray[np.object_], persons: NDArray[np.object_]) -> NDArray[np.int64]:
    """A number for each pair of dwelling and person, in the order in which they are first met."""
    home, person = pd.factorize(homes)[0], pd.factorize(persons)[0]
    numbers: NDArray[np.int64] = pd.factorize(home * (person.max(initial=0) + 1) + person)[0]
    return numbers


def nobody(person: str) -> Housemate:
    """One of whom nothing but the id is known."""
    return Housemate(youth_id=person, birth_date=None, sex=None)


def resident(
    mate: Housemate, start: date | None, end: date | None, room_id: str | None, cells: Mapping[str, Place]
) -> Resident:
    """A youth, or another, who holds a place from ``start`` to ``end``."""
    return Resident(
        youth_id=mate.youth_id,
        birth_date=mate.birth_date,
        sex=mate.sex,
        languages=mate.languages,
        siblings=mate.siblings,
        live_with=mate.live_with,
        not_with=mate.not_with,
        start=start,
        end=end,
        room_id=room_id,
        origins=replace(mate.origins, others=cells) if isinstance(mate.origins, Origins) else cells,
    )


def _cells(tenancies: Table, rows: NDArray[np.int64]) -> Mapping[str, Place]:
    """Where the moving in of the first and the moving out of the last of some tenancies stand."""
    last = {"end": Tenancies.end_date, "room_id": Tenancies.room}
    moving_in = tenancies.place(int(rows[0]), str(Tenancies.start_date))
    return Origins(tenancies, int(rows[-1]), last, {"start": moving_in})
