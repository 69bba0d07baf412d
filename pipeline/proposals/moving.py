"""Youths who must move because their shared dwelling ceases to be ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from pipeline.allocation.facts import NO_END
from pipeline.allocation.shared_records import Resident, SharedCase, SharedDwelling


def moving_out(case: SharedCase) -> tuple[tuple[SharedDwelling, ...], Mapping[str, date]]:
    """The dwellings with their residents out by the last day of the lease, and who then has nowhere to live.

    Returns
    -------
    tuple
        The dwellings; and by id of the resident the first day without a place, for leases that end before proposals
        cease. One who has a place elsewhere from then on is not among them.
    """
    ends = {item.dwelling_id: item.lease_end for item in case.dwellings}
    homes: dict[str, set[str]] = {}
    for dwelling in case.dwellings:
        for resident in dwelling.residents:
            if _outlasts(resident, case.last_day):
                homes.setdefault(resident.youth_id, set()).add(dwelling.dwelling_id)
    moving: dict[str, date] = {}
    dwellings = []
    for dwelling in case.dwellings:
        last = ends[dwelling.dwelling_id]
        if last is None or last == NO_END or last >= case.last_day:
            dwellings.append(dwelling)
            continue
        for resident in dwelling.residents:
            elsewhere = homes.get(resident.youth_id, set()) - {dwelling.dwelling_id}
            if _outlasts(resident, last) and not elsewhere:
                moving[resident.youth_id] = last + timedelta(days=1)
        dwellings.append(replace(dwelling, residents=tuple(_out_by(item, last) for item in dwelling.residents)))
    return tuple(dwellings), moving


def _outlasts(resident: Resident, day: date) -> bool:
    return resident.end is None or resident.end > day


def _out_by(resident: Resident, last: date) -> Resident:
    return replace(resident, end=last) if _outlasts(resident, last) else resident
