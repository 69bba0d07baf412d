"""Nights in hotels, cabins and night shelters of those who wait for a dwelling."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_years, after
from pipeline.example.households import HouseholdBook
from pipeline.example.model import Municipality, Planted
from pipeline.example.quotas import scaled
from pipeline.example.records import Application, TemporaryStay

STAYS, LONG_WITH_CHILDREN, OVERLAPPING = 34, 2, 1
YEARS = 3
_KINDS = ("HOTEL", "CAMPING", "HOSPICE", "OTHER", "NIGHT_SHELTER")
_SHORT, _LONG = (2, 14), (105, 160)


def make_temporary_stays(
    random: Random, town: Municipality, households: HouseholdBook, waiting: list[Application]
) -> tuple[list[TemporaryStay], list[Planted]]:
    """All stays by their first night, at most one for a household but for the planted ones."""
    stays: dict[str, TemporaryStay] = {}
    slips: list[tuple[str, TemporaryStay, str]] = []
    families = [item for item in waiting if households.has_children(item.household_id)]
    families.sort(key=lambda item: item.received)
    for item in families[: max(1, scaled(LONG_WITH_CHILDREN, town.size))]:
        stay = _long(random, item, town.as_of)
        stays[item.household_id] = stay
        slips.append(("children_over_three_months", stay, "end_date"))
    since = add_years(town.as_of, -YEARS)
    tenants = {stay.household_id for stay in town.tenancies}
    asking = [item for item in town.applications if item.is_new and item.received >= since]
    asking = [item for item in asking if item.dwelling_id or item.household_id not in tenants]
    for item in random.sample(asking, min(len(asking), scaled(STAYS, town.size))):
        if item.household_id not in stays and item.decision != "WITHDRAWN":
            made = _stay(random, item, town.as_of, has_children=households.has_children(item.household_id))
            if made is not None:
                stays[item.household_id] = made
    found = list(stays.values())
    for stay in _ended(found)[-max(1, scaled(OVERLAPPING, town.size)) :]:
        again = _again(random, stay)
        found.append(again)
        slips.append(("overlapping_stays", again, "start_date"))
    found.sort(key=lambda stay: (stay.start, stay.household_id))
    width = max(3, len(str(len(found))))
    for number, stay in enumerate(found, start=1):
        stay.stay_id = f"M-{number:0{width}d}"
    return found, [Planted(kind, "temporary_stays", stay.stay_id, column) for kind, stay, column in slips]


def _stay(random: Random, item: Application, as_of: date, *, has_children: bool) -> TemporaryStay | None:
    start = after(item.received, random.randint(1, 20))
    limits = random.choices((_SHORT, (15, 80), _LONG), (35, 52, 0 if has_children else 13))[0]
    end = after(start, random.randint(*limits) - 1)
    if item.moved_in is not None:
        end = min(end, after(item.moved_in, -1))
    if start > min(as_of, end):
        return None
    weights = (50, 18, 8, 24, 0) if has_children else (30, 14, 22, 16, 18)
    kind = random.choices(_KINDS, weights)[0]
    return TemporaryStay("", item.household_id, kind, start, end if end < as_of else None, has_children)


def _long(random: Random, item: Application, as_of: date) -> TemporaryStay:
    start = after(item.received, 2)
    end = after(start, random.randint(*_LONG) - 1)
    return TemporaryStay("", item.household_id, "HOTEL", start, end if end < as_of else None, True)


def _ended(stays: list[TemporaryStay]) -> list[TemporaryStay]:
    return [stay for stay in stays if stay.end is not None and (stay.end - stay.start).days > 20]


def _again(random: Random, stay: TemporaryStay) -> TemporaryStay:
    start = after(stay.start, random.randint(8, 14))
    return TemporaryStay("", stay.household_id, "OTHER", start, stay.end, stay.has_children)
