"""What it costs to give a household a dwelling: spare bedrooms above all, then place, space and delay."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.family_offers import Offer
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, Household

Costs = NDArray[np.int64]


def offer_costs(
    case: FamilyCase, household: Household, dwellings: Sequence[FamilyDwelling], questions: NDArray[np.int8]
) -> Costs:
    """What placing a household in each dwelling costs; ``questions`` is how many facts must be asked about."""
    settings, needs, school = case.settings, household.bedrooms_needed, household.school_district
    before = case.preferred.get(household.household_id)
    spare = _numbers([_spare(item, needs) or 0 for item in dwellings])
    is_other_district = _numbers([school is not None and school != item.school_district for item in dwellings])
    is_accessible = _numbers([item.wheelchair_accessible is True for item in dwellings])
    days = _numbers([max(((item.free_from or case.as_of) - case.as_of).days, 0) for item in dwellings])
    area_10_m2 = _numbers([(item.area_m2 or 0) // 10 for item in dwellings])
    is_moved = _numbers([before is not None and before != item.dwelling_id for item in dwellings])
    costs: Costs = (
        settings.cost_spare_bedroom * np.maximum(spare, 0)
        + settings.cost_missing_bedroom * np.maximum(-spare, 0)
        + settings.cost_other_school_district * is_other_district
        + settings.cost_wheelchair_unused * is_accessible * (household.needs_wheelchair is not True)
        + settings.cost_week_of_delay * (days // 7)
        + settings.cost_10_m2 * area_10_m2
        + settings.cost_question * questions.astype(np.int64)
        + settings.cost_moved * is_moved
    )
    return costs


def _numbers(values: Sequence[float]) -> Costs:
    return np.array(values, dtype=np.int64)


def spare_bedrooms(offer: Offer) -> int | None:
    """Bedrooms more than needed; None when one of the two is not known."""
    return _spare(offer.dwelling, offer.household.bedrooms_needed)


def _spare(dwelling: FamilyDwelling, needs: int | None) -> int | None:
    return None if dwelling.bedrooms is None or needs is None else dwelling.bedrooms - needs
