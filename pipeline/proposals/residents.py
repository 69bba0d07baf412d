"""Who holds a place in shared housing from the as-of day on: those who live there, and those who are to move in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from pipeline.allocation.shared_records import Housemate, Resident
from pipeline.capacity import person_of
from pipeline.context import Context
from pipeline.dates import ONE_DAY, as_days
from pipeline.occupancy import Spells, union
from pipeline.proposals.cells import known_day, origins
from pipeline.table import Table
from schemas.tables.tenancies import Tenancies

Held = Mapping[str, tuple[Resident, ...]]
"""Residents by dwelling."""


def residents_of(tenancies: Table, mates: Mapping[str, Housemate], context: Context) -> Held:
    """Everybody with a tenancy that has not ended, by dwelling; two tenancies in a row are one stay.

    Parameters
    ----------
    tenancies
        The tenancies; a person with two rooms in one dwelling holds one place, as everywhere.
    mates
        What is known of the youths, by id; of others nothing is.
    context
        The as-of day.
    """
    frame = tenancies.frame
    persons = person_of(frame)
    codes, pairs = pd.factorize(pd.Index(zip(frame[Tenancies.dwelling_id], persons, strict=True)))
    spells = union(Spells.from_last_days(codes, frame[Tenancies.start_date], frame[Tenancies.end_date]))
    held: dict[str, list[Resident]] = {}
    for key, start, end in zip(spells.keys, spells.start, spells.end, strict=True):
        if end <= np.datetime64(context.as_of):
            continue
        dwelling_id, person = pairs[key]
        rows = _rows_within(frame, np.flatnonzero(codes == key), start, end)
        resident = _resident(tenancies, rows, mates.get(person, nobody(person)), start, end)
        held.setdefault(dwelling_id, []).append(resident)
    return {dwelling_id: tuple(found) for dwelling_id, found in held.items()}


def nobody(person: str) -> Housemate:
    """One of whom nothing but the id is known."""
    return Housemate(youth_id=person, birth_date=None, sex=None)


def resident(
    mate: Housemate, start: date | None, end: date | None, room_id: str | None, cells: Mapping[str, object]
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
        origins={**mate.origins, **cells},
    )


def _rows_within(frame: pd.DataFrame, rows: np.ndarray, start: np.datetime64, end: np.datetime64) -> list[int]:
    """Those of the tenancies that make up one spell, in order of moving in."""
    first = as_days(frame[Tenancies.start_date].iloc[rows])
    inside = rows[np.isnat(first) | ((first >= start) & (first < end))]
    order = np.argsort(as_days(frame[Tenancies.start_date].iloc[inside]), kind="stable")
    return [int(row) for row in inside[order]]


def _resident(tenancies: Table, rows: list[int], mate: Housemate, start: np.datetime64, end: np.datetime64) -> Resident:
    frame = tenancies.frame
    rooms = set(frame[Tenancies.room].iloc[rows].dropna())
    is_open = frame[Tenancies.end_date].iloc[rows].isna().any()
    first, last = rows[0], rows[-1]
    cells = {
        **origins(tenancies, first, {"start": Tenancies.start_date}),
        **origins(tenancies, last, {"end": Tenancies.end_date, "room_id": Tenancies.room}),
    }
    return resident(
        mate,
        None if frame[Tenancies.start_date].iloc[rows].isna().any() else known_day(start),
        None if is_open else known_day(end - ONE_DAY),
        rooms.pop() if len(rooms) == 1 else None,
        cells,
    )
