"""A second opinion on proposals for shared housing: plain Python that shares nothing with what makes them.

It reads the same records and nothing else: own arithmetic for ages and months, capacity counted day by day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.allocation.shared_records import Housemate, Placement, Resident, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_settings import SharedSettings


@dataclass(frozen=True)
class Breach:
    """A hard rule that a proposal breaks, and for whom."""

    rule_id: str
    dwelling_id: str
    youth_id: str


def find_breaches(case: SharedCase, placements: Collection[Placement]) -> tuple[Breach, ...]:
    """Every broken hard rule; empty for a proposal that may be shown."""
    youths = {youth.youth_id: youth for youth in case.youths}
    dwellings = {dwelling.dwelling_id: dwelling for dwelling in case.dwellings}
    found = []
    for youth_id, times in Counter(placed.youth_id for placed in placements).items():
        if times > 1 or youth_id not in youths:
            found.append(Breach("P100", "", youth_id))
    for dwelling_id in sorted({placed.dwelling_id for placed in placements}):
        here = [placed for placed in placements if placed.dwelling_id == dwelling_id]
        found += _in_dwelling(case, dwellings[dwelling_id], here, youths)
    return tuple(found)


def _in_dwelling(
    case: SharedCase, dwelling: SharedDwelling, here: list[Placement], youths: dict[str, Youth]
) -> Iterator[Breach]:
    settings, name = case.settings, dwelling.dwelling_id
    for rule_id in _dwelling_rules(dwelling, here, settings):
        yield Breach(rule_id, name, "")
    for placed in here:
        youth = youths[placed.youth_id]
        for rule_id in _youth_rules(case, dwelling, youth, placed.move_in_date):
            yield Breach(rule_id, name, youth.youth_id)
        staying = [item for item in dwelling.residents if item.end is None or not item.end < placed.move_in_date]
        others = [youths[other.youth_id] for other in here if other.youth_id != placed.youth_id]
        for rule_id in sorted({rule for mate in (*staying, *others) for rule in _pair_rules(youth, mate, settings)}):
            yield Breach(rule_id, name, youth.youth_id)


def _dwelling_rules(dwelling: SharedDwelling, here: list[Placement], settings: SharedSettings) -> Iterator[str]:
    if dwelling.places is not None and not settings.places_min <= dwelling.places <= settings.places_max:
        yield "P101"
    day = min(placed.move_in_date for placed in here)
    days = [placed.move_in_date for placed in here]
    for resident in dwelling.residents:
        days += [item for item in (resident.start, resident.end) if item is not None]
    while day <= max(days) + timedelta(days=1):
        inside = sum(_holds_place(resident, day) for resident in dwelling.residents)
        inside += sum(placed.move_in_date <= day for placed in here)
        if dwelling.places is None or inside > dwelling.places:
            yield "P102"
            return
        if any(count > 1 for count in _in_rooms(dwelling, here, day).values()):
            yield "P102"
            return
        day += timedelta(days=1)


def _holds_place(resident: Resident, day: date) -> bool:
    if resident.start is not None and day < resident.start:
        return False
    return not (resident.end is not None and day > resident.end)


def _in_rooms(dwelling: SharedDwelling, here: list[Placement], day: date) -> Counter[str]:
    """How many hold each room that somebody moves into."""
    new = [placed.room_id for placed in here if placed.room_id is not None and placed.move_in_date <= day]
    old = [resident.room_id for resident in dwelling.residents if _holds_place(resident, day)]
    return Counter([*new, *(room for room in old if room is not None and room in new)])


def _youth_rules(case: SharedCase, dwelling: SharedDwelling, youth: Youth, day: date) -> Iterator[str]:
    settings = case.settings
    if (
        dwelling.available_from is None
        or day < dwelling.available_from
        or day < case.as_of
        or (day - case.as_of).days > settings.move_in_within_days
        or (youth.ready_from is not None and day < youth.ready_from)
    ):
        yield "P103"
    if youth.birth_date is not None and not settings.age_min <= _years(youth.birth_date, day) < settings.age_limit:
        yield "P104"
    for rule_id, answer in (
        ("P105", youth.day_activity_ok),
        ("P106", youth.social_ok),
        ("P107", youth.tenancy_duties_ok),
    ):
        if answer is False:
            yield rule_id
    if dwelling.lease_end is not None and _months_between(day, dwelling.lease_end) < settings.lease_months_min:
        yield "P108"
    if (youth.youth_id, dwelling.dwelling_id) in case.declined:
        yield "P113"


def _pair_rules(one: Housemate, other: Housemate, settings: SharedSettings) -> Iterator[str]:
    if one.youth_id in other.not_with or other.youth_id in one.not_with:
        yield "P109"
    if settings.same_sex and None not in (one.sex, other.sex) and one.sex != other.sex:
        yield "P110"
    if settings.age_gap_months is not None and one.birth_date is not None and other.birth_date is not None:
        first, last = min(one.birth_date, other.birth_date), max(one.birth_date, other.birth_date)
        months = (last.year - first.year) * 12 + last.month - first.month
        if (months, last.day) > (settings.age_gap_months, first.day):
            yield "P111"
    both = [mate.languages for mate in (one, other) if mate.languages is not None]
    if settings.common_language and len(both) == 2 and both[0].isdisjoint(both[1]):
        yield "P112"


def _years(born: date, day: date) -> int:
    """Whole years lived; one born on 29 February has the birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _months_between(first: date, last: date) -> int:
    """Whole months from one day to a later one; the last day of a short month completes a month."""
    months = (last.year - first.year) * 12 + last.month - first.month
    is_last_of_month = (last + timedelta(days=1)).month != last.month if last < date.max else True
    return months - (last.day < first.day and not is_last_of_month)
