"""A dwelling held up to a household: the case that the family rules are put to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.allocation.facts import Origin
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, FamilySettings, Household


@dataclass(frozen=True)
class Offer:
    """A dwelling held up to a household; ``day`` is when it could move in."""

    household: Household
    dwelling: FamilyDwelling
    day: date
    last_day: date
    settings: FamilySettings
    is_declined: bool = False
    declined_at: Origin | None = None

    @property
    def names(self) -> tuple[str, str]:
        """Ids of household and dwelling."""
        return self.household.household_id, self.dwelling.dwelling_id


def offer_to(case: FamilyCase, household: Household, dwelling: FamilyDwelling) -> Offer:
    """The dwelling offered from the first day that both are ready."""
    days = (case.as_of, dwelling.free_from or case.as_of, household.ready_from or case.as_of)
    pair = household.household_id, dwelling.dwelling_id
    return Offer(
        household, dwelling, max(days), case.last_day, case.settings, pair in case.declined, case.declined.get(pair)
    )
