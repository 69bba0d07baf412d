"""What it costs to give a household a dwelling: spare bedrooms above all, then place, space and delay."""

from __future__ import annotations

from pipeline.allocation.family_offers import Offer
from pipeline.allocation.family_records import FamilyCase


def offer_cost(case: FamilyCase, offer: Offer, questions: int) -> int:
    """What a placement costs; ``questions`` is how many facts must be asked about."""
    settings = case.settings
    household, dwelling = offer.household, offer.dwelling
    spare = spare_bedrooms(offer) or 0
    before = case.preferred.get(household.household_id)
    is_other_district = household.school_district is not None and household.school_district != dwelling.school_district
    is_unused = dwelling.wheelchair_accessible is True and household.needs_wheelchair is not True
    return (
        settings.cost_spare_bedroom * max(spare, 0)
        + settings.cost_missing_bedroom * max(-spare, 0)
        + settings.cost_other_school_district * is_other_district
        + settings.cost_wheelchair_unused * is_unused
        + settings.cost_week_of_delay * ((offer.day - case.as_of).days // 7)
        + settings.cost_10_m2 * int((dwelling.area_m2 or 0) // 10)
        + settings.cost_question * questions
        + settings.cost_moved * (before is not None and before != dwelling.dwelling_id)
    )


def spare_bedrooms(offer: Offer) -> int | None:
    """Bedrooms more than needed; None when one of the two is not known."""
    has, needs = offer.dwelling.bedrooms, offer.household.bedrooms_needed
    return None if has is None or needs is None else has - needs
