"""What the intake team decided for everybody who moved in during the last two years."""

from __future__ import annotations

from random import Random

from pipeline.example.days import add_years, after, between, working_day
from pipeline.example.households import HouseholdBook
from pipeline.example.model import Municipality, Planted, Tenancy
from pipeline.example.quotas import scaled
from pipeline.example.records import Allocation

YEARS = 2
FEWER_PRESENT, NOT_ASSESSED = 2, 2
_GROUNDS = (
    "Teamet valgte bolig nærmere skolen", "Foreslått bolig var ikke klar i tide", "Hensyn til naboer i oppgangen",
    "Familien takket nei til forslaget",
)  # fmt: skip


def make_allocations(
    random: Random, town: Municipality, households: HouseholdBook
) -> tuple[list[Allocation], list[Planted]]:
    """All allocations by the day of the meeting, and what was planted among them."""
    decided = {item.dwelling_id + item.household_id: item.decided for item in town.applications if item.dwelling_id}
    since = add_years(town.as_of, -YEARS)
    found = []
    for stay in town.tenancies:
        if stay.start < since:
            continue
        item = _allocation(random, stay, town)
        if stay.household_id:
            granted = decided[stay.dwelling_id + stay.household_id] or item.day
            item.day = max(granted, working_day(between(random, after(granted, 3), after(stay.start, -4))))
            item.children_assessed = True if households.has_children(stay.household_id) else None
        found.append(item)
    found.sort(key=lambda item: (item.day, item.dwelling_id, item.room))
    width = max(3, len(str(len(found))))
    for number, item in enumerate(found, start=1):
        item.allocation_id = f"T-{number:0{width}d}"
    return found, _plant(random, found, town.size)


def _allocation(random: Random, stay: Tenancy, town: Municipality) -> Allocation:
    day = working_day(min(after(stay.start, -random.randint(4, 14)), town.as_of))
    item = Allocation("", day, stay.dwelling_id, stay.start, stay.room, stay.household_id, stay.youth_id)
    item.children_assessed = True
    if random.random() < 0.12:
        item.is_followed, item.grounds = False, random.choice(_GROUNDS)
    return item


def _plant(random: Random, found: list[Allocation], size: int) -> list[Planted]:
    families = [item for item in found if item.household_id and item.children_assessed]
    planted = []
    for number, item in enumerate(random.sample(families, min(len(families), scaled(NOT_ASSESSED, size)))):
        item.children_assessed = None if number % 2 else False
        planted.append(_planted("children_not_assessed", item, "are_children_assessed"))
    others = [item for item in found if item.household_id and item.children_assessed is not False]
    for item in random.sample(others, min(len(others), scaled(FEWER_PRESENT, size))):
        item.present = [True, *[False] * 4]
        planted.append(_planted("fewer_units_present", item, "is_property_present"))
    return planted


def _planted(kind: str, item: Allocation, column: str) -> Planted:
    return Planted(kind, "allocations", item.allocation_id, column, item.dwelling_id)
