"""KOSTRA 13 in plain Python: applications, who moved in, who waits, and who stays in temporary accommodation.

Flows are of a calendar year, up to the as-of day in its own year; the queue is on the as-of day and on the last days
of the two years before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.example.days import after
from pipeline.example.model import Municipality
from pipeline.example.records import Application, TemporaryStay

SHORT_DAYS, THREE_MONTHS_DAYS = 14, 92
"""Longest short stay, and the most days that three months can have."""


def kostra(town: Municipality) -> dict[str, Any]:
    """Counts by year and by day, distinct households wherever people are counted."""
    years = range(town.as_of.year - 2, town.as_of.year + 1)
    ends = [*(date(year, 12, 31) for year in years[:-1]), town.as_of]
    applications = [item for item in town.applications if item.received <= town.as_of]
    return {
        "applications": {str(year): _applications(applications, year, town.as_of) for year in years},
        "moved_in_new": {str(year): _moved_in(applications, year, town.as_of) for year in years},
        "waiting_list": {day.isoformat(): _waiting(applications, day, town) for day in ends},
        "temporary": {str(year): _temporary(town.temporary_stays, year, town.as_of) for year in years},
    }


def _applications(items: list[Application], year: int, as_of: date) -> dict[str, int]:
    received = [item for item in items if item.received.year == year]
    rejected = [
        item
        for item in items
        if item.decision == "REJECTED" and item.decided and item.decided.year == year and item.decided <= as_of
    ]
    return {
        "applications_received": len(received),
        "applications_received_new": sum(item.is_new for item in received),
        "applications_rejected": len(rejected),
        "applications_rejected_new": sum(item.is_new for item in rejected),
    }


def _moved_in(items: list[Application], year: int, as_of: date) -> dict[str, int]:
    moved = [
        item
        for item in items
        if item.is_new and item.moved_in and item.moved_in.year == year and item.moved_in <= as_of
    ]
    return _by_reason(moved)


def _waiting(items: list[Application], day: date, town: Municipality) -> dict[str, int]:
    living = {stay.household_id for stay in town.tenancies if stay.household_id and stay.covers(day)}
    waiting = [
        item
        for item in items
        if item.is_new
        and item.decision == "GRANTED"
        and item.decided is not None
        and item.decided <= day
        and (item.moved_in is None or item.moved_in > day)
    ]
    both = {item.household_id for item in waiting} & living
    return {**_by_reason(waiting), "of_them_with_a_tenancy": len(both)}


def _by_reason(items: Iterable[Application]) -> dict[str, int]:
    reasons = {item.household_id: item.reason for item in items}
    return {"total": len(reasons), **dict(sorted(Counter(reasons.values()).items()))}


def _temporary(stays: list[TemporaryStay], year: int, as_of: date) -> dict[str, int]:
    first, last = date(year, 1, 1), min(date(year, 12, 31), as_of)
    nights: dict[str, set[date]] = defaultdict(set)
    sheltered, children = set(), set()
    for stay in stays:
        days = _days(max(stay.start, first), min(stay.end or last, last))
        if days and stay.kind == "NIGHT_SHELTER":
            sheltered.add(stay.household_id)
        elif days:
            nights[stay.household_id] |= days
            if stay.has_children:
                children.add(stay.household_id)
    return {
        "temp_households_total": len(nights),
        "temp_households_children": len(children),
        "temp_households_children_gt_3m": sum(len(nights[item]) > THREE_MONTHS_DAYS for item in children),
        "temp_households_le_14d": sum(len(days) <= SHORT_DAYS for days in nights.values()),
        "night_shelter_households": len(sheltered),
    }


def _days(first: date, last: date) -> set[date]:
    return {after(first, number) for number in range((last - first).days + 1)}
