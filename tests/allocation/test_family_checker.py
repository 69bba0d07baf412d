from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.allocation.family_checker import find_family_breaches
from pipeline.allocation.family_records import FamilyPlacement
from tests.allocation.family_cases import AS_OF, a_family_case, a_family_dwelling, a_household

PLACED = FamilyPlacement("H-1", "B-1", AS_OF)


@pytest.mark.parametrize(
    ("household", "dwelling", "settings", "expected"),
    [
        ({}, {}, {}, set()),
        ({}, {"free_from": date(2019, 11, 1)}, {}, {"P201"}),
        ({}, {"bedrooms": 2}, {}, {"P202"}),
        ({}, {"bedrooms": 2}, {"missing_bedrooms_max": 1}, set()),
        ({}, {"bedrooms": 5}, {}, {"P203"}),
        ({"age_classes": frozenset({"AGE_0_3"})}, {}, {}, {"P204"}),
        ({"needs_wheelchair": True}, {}, {}, {"P205"}),
        ({}, {"risk": "HIGH"}, {}, {"P206"}),
        ({"has_children": False}, {"risk": "HIGH"}, {}, set()),
        ({"school_district": "K1"}, {"school_district": "K2"}, {"same_school_district": True}, {"P207"}),
        ({}, {"rent_nok_month": 15_001}, {}, {"P208"}),
        ({}, {"lease_end": date(2022, 10, 30)}, {}, {"P209"}),
        ({}, {"lease_end": date(2022, 10, 31)}, {}, set()),
        (
            {"bedrooms_needed": None, "age_classes": None, "needs_wheelchair": None, "rent_limit_nok_month": None},
            {"risk": None, "lease_end": None},
            {},
            set(),
        ),
    ],
)
def test_a_planted_fault_is_found(
    household: dict[str, Any], dwelling: dict[str, Any], settings: dict[str, Any], expected: set[str]
) -> None:
    case = a_family_case([a_household(**household)], [a_family_dwelling(**dwelling)], **settings)
    assert {breach.rule_id for breach in find_family_breaches(case, (PLACED,))} == expected


def test_one_to_one_and_a_no_from_the_team() -> None:
    case = a_family_case([a_household("H-1"), a_household("H-2")], [a_family_dwelling("B-1"), a_family_dwelling("B-2")])
    for other in (replace(PLACED, household_id="H-2"), replace(PLACED, dwelling_id="B-2")):
        assert {breach.rule_id for breach in find_family_breaches(case, (PLACED, other))} == {"P200"}
    declined = replace(case, declined={("H-1", "B-1"): None})
    assert {breach.rule_id for breach in find_family_breaches(declined, (PLACED,))} == {"P210"}
