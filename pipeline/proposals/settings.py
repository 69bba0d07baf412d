"""The limits, switches and weights of proposals as staff have set them."""

from __future__ import annotations

from pipeline.allocation.family_records import FamilySettings
from pipeline.allocation.shared_settings import SharedSettings, Weights
from pipeline.context import Context
from pipeline.dates import add_months

MONTHS_A_YEAR = 12
LARGEST_NUMBER = "flest mulig"
"""The choice of order in which most are housed; the other passes nobody by."""
_RISKS = {"høy": frozenset({"HIGH"}), "middels eller høy": frozenset({"MEDIUM", "HIGH"})}


def shared_settings(context: Context) -> SharedSettings:
    """What holds for shared housing on the as-of day."""
    gap = context.parameters.find("shared_age_gap_months", context.as_of)
    goal = add_months(context.as_of, -context.whole("settlement_months"))
    return SharedSettings(
        age_min=context.whole("em_age_min"),
        age_limit=context.whole("em_age_limit"),
        places_min=context.whole("shared_places_min"),
        places_max=context.whole("shared_places_max"),
        move_in_within_days=context.whole("shared_free_within_days"),
        lease_months_min=context.whole("shared_lease_left_months"),
        same_sex=context.is_yes("shared_same_sex"),
        age_gap_months=None if gap is None else int(float(gap.value)),
        common_language=context.is_yes("shared_common_language"),
        long_wait_days=(context.as_of - goal).days,
        queue_costs_max=context.whole("queue_costs_max"),
        allowed_loss_pct=int(context.number("points_given_up_pct")),
        weights=Weights(
            wish=context.whole("points_wish"),
            siblings=context.whole("points_siblings"),
            friends=context.whole("points_friends"),
            school=context.whole("points_school"),
            filled=context.whole("points_filled"),
            alone=context.whole("points_alone"),
            delay=context.whole("points_week"),
            question=context.whole("points_question"),
        ),
    )


def family_settings(context: Context) -> FamilySettings:
    """What holds for families on the as-of day."""
    return FamilySettings(
        missing_bedrooms_max=context.whole("family_missing_bedrooms"),
        spare_bedrooms_max=context.whole("family_spare_bedrooms"),
        move_in_within_days=context.whole("family_free_within_days"),
        lease_months_min=MONTHS_A_YEAR * context.whole("tenancy_min_years"),
        risks_refused=_RISKS[context.text("family_refused_risk")],
        same_school_district=context.is_yes("family_wished_district_only"),
        cost_spare_bedroom=context.whole("cost_spare_bedroom"),
        cost_missing_bedroom=context.whole("cost_missing_bedroom"),
        cost_other_school_district=context.whole("cost_other_district"),
        cost_wheelchair_unused=context.whole("cost_wheelchair_unused"),
        cost_week_of_delay=context.whole("cost_week"),
        cost_10_m2=context.whole("cost_10_m2"),
        cost_question=context.whole("cost_question"),
        cost_moved=context.whole("cost_moved"),
    )
