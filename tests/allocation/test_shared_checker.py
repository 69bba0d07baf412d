from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_records import Placement
from tests.allocation.shared_cases import AS_OF, a_case, a_dwelling, a_resident, a_youth

ONE = Placement("U-1", "B-1", None, AS_OF)
OTHER = Placement("U-2", "B-1", None, AS_OF)


@pytest.mark.parametrize(
    ("youth", "dwelling", "settings", "expected"),
    [
        ({}, {}, {}, set()),
        ({}, {"places": 4}, {}, {"P101"}),
        ({}, {"residents": (a_resident(),)}, {}, {"P102"}),
        ({}, {"residents": (a_resident(start=date(2021, 1, 1), end=date(2021, 1, 1)),)}, {}, {"P102"}),
        ({}, {"residents": (a_resident(end=date(2019, 10, 30)),)}, {}, set()),
        ({}, {"available_from": date(2019, 11, 1)}, {}, {"P103"}),
        ({"ready_from": date(2019, 11, 1)}, {}, {}, {"P103"}),
        ({"birth_date": date(2003, 11, 1)}, {}, {}, {"P104"}),
        ({"birth_date": date(2000, 10, 31)}, {}, {}, {"P104"}),
        ({"day_activity_ok": False}, {}, {}, {"P105"}),
        ({"social_ok": False}, {}, {}, {"P106"}),
        ({"tenancy_duties_ok": False}, {}, {}, {"P107"}),
        ({}, {"lease_end": date(2020, 4, 29)}, {}, {"P108"}),
        ({"not_with": frozenset({"U-2"})}, {}, {}, {"P109"}),
        ({"sex": "M"}, {}, {}, {"P110"}),
        ({"sex": "M"}, {}, {"same_sex": False}, set()),
        ({"birth_date": date(2001, 5, 31)}, {}, {"age_gap_months": 12}, {"P111"}),
        ({"birth_date": date(2001, 6, 1)}, {}, {"age_gap_months": 12}, set()),
        ({"languages": frozenset({"somali"})}, {}, {"common_language": True}, {"P112"}),
        ({"languages": None, "sex": None, "birth_date": None}, {}, {"common_language": True}, set()),
    ],
)
def test_a_planted_fault_is_found(
    youth: dict[str, Any], dwelling: dict[str, Any], settings: dict[str, Any], expected: set[str]
) -> None:
    case = a_case([a_youth("U-1", **youth), a_youth("U-2")], [a_dwelling(**dwelling)], **settings)
    assert {breach.rule_id for breach in find_breaches(case, (ONE, OTHER))} == expected


def test_a_youth_twice_a_no_and_a_shared_room_are_found() -> None:
    case = a_case([a_youth("U-1"), a_youth("U-2")], [a_dwelling(room_ids=("A", "B")), a_dwelling("B-2")])
    twice = (ONE, replace(ONE, dwelling_id="B-2"))
    assert {breach.rule_id for breach in find_breaches(case, twice)} == {"P100"}
    same_room = (replace(ONE, room_id="A"), replace(OTHER, room_id="A"))
    assert {breach.rule_id for breach in find_breaches(case, same_room)} == {"P102"}
    declined = replace(case, declined={("U-1", "B-1"): None})
    assert {breach.rule_id for breach in find_breaches(declined, (ONE,))} == {"P113"}
