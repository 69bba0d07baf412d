from __future__ import annotations

import pytest

from pipeline.rules.controls.k099_household_crowded import household_crowded
from tests.builders import context, dwelling, shared_dwelling, tenancy
from tests.builders_families import child, member
from tests.rules.asking import Said, findings, said

FAMILY = [member(), child(), child(member_no="3"), child(member_no="10")]
CASES = [
    pytest.param({}, [("B5", "4 personer bor i 3 rom og 70 m²: trangbodd etter SSBs regel.")], id="crowded"),
    pytest.param({"room_count": 4}, [], id="a room each"),
    pytest.param({"usable_area_m2": 100.0}, [], id="large enough"),
    pytest.param(
        {"usable_area_m2": 99.5}, [("B5", "4 personer bor i 3 rom og 99,5 m²: trangbodd etter SSBs regel.")], id="just"
    ),
    pytest.param(
        {"usable_area_m2": None},
        [("B5", "4 personer bor i 3 rom og ukjent areal: trangbodd etter SSBs regel.")],
        id="rooms decide alone",
    ),
    pytest.param(
        {"room_count": None},
        [("B5", "4 personer bor i ukjent antall rom og 70 m²: trangbodd etter SSBs regel.")],
        id="area decides alone",
    ),
    pytest.param({"room_count": None, "usable_area_m2": None}, [], id="both unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    homes = {"tenancies": [tenancy(youth_id=None)], "dwellings": [dwelling(**changes)]}
    assert said(household_crowded, household_members=FAMILY, **homes) == expected


def test_children_who_only_visit_are_counted_by_the_setting() -> None:
    family = [*FAMILY[:3], child(member_no="10", lives_here="ACCESS")]
    homes = {"tenancies": [tenancy(youth_id=None)], "dwellings": [dwelling(usable_area_m2=74.0)]}
    assert said(household_crowded, household_members=family, **homes) == []
    counting = context(access_child_persons=1)
    assert len(said(household_crowded, counting, household_members=family, **homes)) == 1


def test_shared_housing_is_left_out() -> None:
    homes = {"tenancies": [tenancy(youth_id=None)], "dwellings": [shared_dwelling()]}
    assert said(household_crowded, household_members=FAMILY, **homes) == []


def test_advice() -> None:
    homes = {"tenancies": [tenancy(youth_id=None)], "dwellings": [dwelling()]}
    (finding,) = findings(household_crowded, household_members=FAMILY, **homes)
    assert finding.advice == "Vurder bytte til større bolig. Sjekk antall rom og areal i Boliger."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(household_crowded) == []
