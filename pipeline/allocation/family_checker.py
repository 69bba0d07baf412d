"""A second opinion on proposals for families: plain Python that shares nothing with what makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, FamilyPlacement, Household
from pipeline.allocation.shared_checker import Breach


def find_family_breaches(case: FamilyCase, placements: Collection[FamilyPlacement]) -> tuple[Breach, ...]:
    """Every broken hard rule; empty for a proposal that may be shown."""
    households = {item.household_id: item for item in case.households}
    dwellings = {item.dwelling_id: item for item in case.dwellings}
    found = []
    for name, times in Counter(item.household_id for item in placements).items():
        if times > 1:
            found.append(Breach("P200", "", name))
    for name, times in Counter(item.dwelling_id for item in placements).items():
        if times > 1:
            found.append(Breach("P200", name, ""))
    for item in placements:
        household, dwelling = households[item.household_id], dwellings[item.dwelling_id]
        for rule_id in _broken(case, household, dwelling, item.move_in_date):
            found.append(Breach(rule_id, item.dwelling_id, item.household_id))
    return tuple(found)


def _broken(case: FamilyCase, household: Household, dwelling: FamilyDwelling, day: date) -> Iterator[str]:
    settings = case.settings
    earliest = [item for item in (case.as_of, dwelling.free_from) if item is not None]
    if any(day < item for item in earliest) or day > case.as_of + timedelta(days=settings.move_in_within_days):
        yield "P201"
    if dwelling.bedrooms is not None and household.bedrooms_needed is not None:
        if household.bedrooms_needed - dwelling.bedrooms > settings.missing_bedrooms_max:
            yield "P202"
        if dwelling.bedrooms - household.bedrooms_needed > settings.spare_bedrooms_max:
            yield "P203"
    for age_class in household.age_classes or ():
        if age_class in dwelling.suits and dwelling.suits[age_class] is False:
            yield "P204"
    if household.needs_wheelchair and dwelling.wheelchair_accessible is False:
        yield "P205"
    if household.has_children and dwelling.risk is not None and dwelling.risk in settings.risks_refused:
        yield "P206"
    districts = {household.school_district, dwelling.school_district} - {None}
    if settings.same_school_district and len(districts) == 2:
        yield "P207"
    limit, rent = household.rent_limit_nok_month, dwelling.rent_nok_month
    if limit is not None and rent is not None and rent > limit:
        yield "P208"
    if dwelling.lease_end is not None and not _lasts(day, dwelling.lease_end, settings.lease_months_min):
        yield "P209"
    if (household.household_id, dwelling.dwelling_id) in case.declined:
        yield "P210"


def _lasts(first: date, last: date, months: int) -> bool:
    """Whether ``last`` lies ``months`` months or more after ``first``."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    if whole != months:
        return whole > months
    is_last_of_month = last == date.max or (last + timedelta(days=1)).day == 1
    return last.day >= first.day or is_last_of_month
