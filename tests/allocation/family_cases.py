"""Made-up families and dwellings, from a seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from pipeline.allocation.facts import NO_END
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, FamilySettings, Household

AS_OF = date(2019, 10, 31)


def a_household(household_id: str = "H-1", **changes: object) -> Household:
    """Two grown-ups and two children of 3 or more."""
    household = Household(
        household_id=household_id,
        waiting_since=date(2019, 6, 1),
        bedrooms_needed=3,
        age_classes=frozenset({"AGE_3_PLUS"}),
        has_children=True,
        needs_wheelchair=False,
        rent_limit_nok_month=15_000,
    )
    return replace(household, **changes)  # type: ignore[arg-type]


def a_family_dwelling(dwelling_id: str = "B-1", **changes: object) -> FamilyDwelling:
    """Three bedrooms, free now, suits children of 3 or more."""
    dwelling = FamilyDwelling(
        dwelling_id=dwelling_id,
        free_from=date(2019, 10, 1),
        bedrooms=3,
        suits={"AGE_3_PLUS": True, "AGE_0_3": False},
        wheelchair_accessible=False,
        risk="LOW",
        rent_nok_month=12_000,
        lease_end=NO_END,
        area_m2=80,
    )
    return replace(dwelling, **changes)  # type: ignore[arg-type]


def a_family_case(households: list[Household], dwellings: list[FamilyDwelling], **settings: object) -> FamilyCase:
    """A case on the last day of October 2019."""
    return FamilyCase(
        as_of=AS_OF,
        households=tuple(households),
        dwellings=tuple(dwellings),
        settings=FamilySettings(**settings),  # type: ignore[arg-type]
    )


def random_family_case(seed: int, household_count: int, dwelling_count: int) -> FamilyCase:
    """A case of everyday mess: unknown facts, leases that end, dwellings that fall free later."""
    chance = Random(seed)
    households = [_household(chance, f"H-{number:03d}") for number in range(household_count)]
    dwellings = [_dwelling(chance, f"B-{number:03d}") for number in range(dwelling_count)]
    case = a_family_case(
        households,
        dwellings,
        spare_bedrooms_max=chance.choice((0, 1, 2)),
        missing_bedrooms_max=chance.choice((0, 0, 1)),
        same_school_district=chance.random() < 0.2,
    )
    pairs = {(item.household_id, chance.choice(dwellings).dwelling_id): None for item in households[::10]}
    return replace(case, declined=pairs)


def _household(chance: Random, household_id: str) -> Household:
    has_children = chance.choices((True, False, None), (70, 25, 5))[0]
    classes = frozenset(chance.sample(("AGE_3_PLUS", "AGE_0_3"), chance.choice((1, 1, 2)))) if has_children else ()
    return a_household(
        household_id,
        waiting_since=chance.choices((AS_OF - timedelta(days=chance.randint(0, 700)), None), (95, 5))[0],
        bedrooms_needed=chance.choices((1, 2, 3, 4, None), (20, 30, 30, 15, 5))[0],
        age_classes=chance.choices((frozenset(classes), None), (95, 5))[0],
        has_children=has_children,
        needs_wheelchair=chance.choices((False, True, None), (85, 10, 5))[0],
        rent_limit_nok_month=chance.choice((9_000, 12_000, 15_000, float("inf"), None)),
        school_district=chance.choice((None, "K1", "K2", "K3")),
    )


def _dwelling(chance: Random, dwelling_id: str) -> FamilyDwelling:
    bedrooms = chance.choices((1, 2, 3, 4, None), (25, 35, 25, 10, 5))[0]
    return a_family_dwelling(
        dwelling_id,
        free_from=chance.choices((AS_OF + timedelta(days=chance.randint(-90, 150)), None), (95, 5))[0],
        bedrooms=bedrooms,
        suits={name: chance.choice((True, True, False, None)) for name in ("AGE_3_PLUS", "AGE_0_3")},
        wheelchair_accessible=chance.choices((False, True, None), (60, 30, 10))[0],
        risk=chance.choices(("LOW", "MEDIUM", "HIGH", None), (50, 30, 15, 5))[0],
        school_district=chance.choice((None, "K1", "K2", "K3")),
        rent_nok_month=chance.choice((8_000, 10_000, 12_500, 14_000, None)),
        lease_end=chance.choice((NO_END, NO_END, None, AS_OF + timedelta(days=chance.randint(300, 3000)))),
        area_m2=chance.choice((45, 62.5, 80, 110, None)),
    )
