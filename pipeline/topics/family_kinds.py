"""The kinds of dwellings that the households who wait ask for."""

from __future__ import annotations

from itertools import product

from pipeline.allocation.family_explain import FamilyDwellingKind
from pipeline.proposals.made import FamilyMade

_EVERY_AGE = frozenset({"AGE_0_3", "AGE_3_PLUS"})


def kinds_wanted(found: FamilyMade) -> list[FamilyDwellingKind]:
    """One kind for each number of bedrooms that is needed, and for wheelchairs where somebody needs it."""
    waiting = [found.case.household(household_id) for household_id in found.made.proposal.waiting]
    bedrooms = sorted({item.bedrooms_needed for item in waiting if item.bedrooms_needed is not None})
    wheelchair = sorted({item.needs_wheelchair is True for item in waiting})
    return [
        FamilyDwellingKind(number, _EVERY_AGE, is_accessible) for number, is_accessible in product(bedrooms, wheelchair)
    ]
