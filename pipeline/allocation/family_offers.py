"""A dwelling held up to a household: the case that the family rules are put to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.allocation.facts import Fact, HardRule, Origin
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, FamilySettings, Household
from pipeline.allocation.kinds import Key, reading


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
    """The dwelling offered from the first day that it is free."""
    day = max(case.as_of, dwelling.free_from or case.as_of)
    pair = household.household_id, dwelling.dwelling_id
    return Offer(household, dwelling, day, case.last_day, case.settings, pair in case.declined, case.declined.get(pair))


class OfferRule(HardRule[Offer]):
    """A hard rule about an offer, with the fields that it reads; what it reads of the household it asks about first."""

    of_household: tuple[str, ...] = ()
    of_dwelling: tuple[str, ...] = ()

    def keys(self, _case: FamilyCase) -> tuple[Key, Key]:
        """The kind of household and of dwelling that it tells apart in a case."""
        return reading(*self.of_household), reading(*self.of_dwelling)

    def asks_about(self, household: Household) -> bool:
        """Whether its question, where it is unclear, is about the household; else it is about the dwelling."""
        return any(getattr(household, name) is None for name in self.of_household)

    def _read(self, case: Offer) -> tuple[Fact, ...]:
        return (*case.household.cite(*self.of_household), *case.dwelling.cite(*self.of_dwelling))
