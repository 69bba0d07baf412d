from __future__ import annotations

from datetime import date
from math import ceil, isnan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.families.composition import Composition, composition
from schemas.tables.household_members import HouseholdMembers
from tests.builders import AS_OF, Row, context, make_frame
from tests.builders_families import child, member


def of(*rows: Row, **changed: float) -> Composition:
    return composition(make_frame(HouseholdMembers, rows), context(**dict[str, Any](changed)))


def bedrooms(*rows: Row, **changed: float) -> float:
    numbered = [{**row, "member_no": str(number)} for number, row in enumerate(rows, start=1)]
    return float(of(*numbered, **changed).bedrooms[0])


def aged(age: int, sex: str | None = "F", **changes: object) -> Row:
    return child(birth_date=date(AS_OF.year - age, 1, 1), sex=sex, **changes)


PARTNER = member(relation="PARTNER", sex="M")
GRANDMOTHER = member(relation="OTHER_ADULT", birth_date=date(1950, 1, 1))


@pytest.mark.parametrize(
    ("rows", "needed"),
    [
        ([member()], 1),
        ([member(), PARTNER], 1),
        ([member(), GRANDMOTHER], 2),
        ([member(), PARTNER, aged(18)], 2),
        ([member(), aged(6)], 2),
        ([member(), aged(6), aged(11, "M")], 2),
        ([member(), aged(6), aged(11), aged(0)], 3),
        ([member(), aged(11), aged(12)], 3),
        ([member(), aged(12), aged(17)], 2),
        ([member(), aged(12), aged(17, "M")], 3),
        ([member(), aged(12), aged(13), aged(14)], 3),
        ([member(), PARTNER, aged(12), aged(17, "M"), aged(3), aged(5)], 4),
    ],
)
def test_eurostats_norm(rows: list[Row], needed: int) -> None:
    assert bedrooms(*rows) == needed


def test_the_norm_is_a_setting() -> None:
    family = [member(), aged(6), aged(8)]
    assert bedrooms(*family, norm_children_per_bedroom=1) == 3
    assert bedrooms(member(), aged(10), aged(11, "M"), norm_teen_age=10) == 3


@pytest.mark.parametrize(
    ("row", "needed"),
    [
        (aged(6, lives_here="SHARED"), 2),
        (aged(6, lives_here="ACCESS"), 1),
        (child(birth_date=date(2020, 1, 1), lives_here="NOT_YET"), 1),
        (child(birth_date=None, lives_here="NOT_YET"), 1),
        (child(birth_date=date(2019, 10, 1), lives_here="NOT_YET"), 2),
        (child(birth_date=date(2019, 11, 1)), 1),
    ],
)
def test_who_does_not_live_there_always(row: Row, needed: int) -> None:
    assert bedrooms(member(), row) == needed


def test_expected_children_are_counted_by_the_setting() -> None:
    assert bedrooms(member(), child(birth_date=None, lives_here="NOT_YET"), expected_child_persons=1) == 2


@pytest.mark.parametrize(
    ("rows", "is_unknown"),
    [
        ([aged(6, lives_here=None)], True),
        ([child(birth_date=None)], True),
        ([child(birth_date=None, lives_here="ACCESS")], False),
        ([aged(13, sex=None)], False),
        ([aged(13, sex=None), aged(14)], True),
        ([aged(6, sex=None), aged(7)], False),
        ([member(relation="OTHER_ADULT", birth_date=None)], False),
    ],
)
def test_bedrooms_are_unknown_only_where_it_could_matter(rows: list[Row], is_unknown: bool) -> None:
    assert isnan(bedrooms(member(), *rows)) == is_unknown


def test_counts_and_ages() -> None:
    found = of(member(), aged(2, member_no="2"), aged(9, member_no="3"), member(household_id="H-2"))
    assert found.households.tolist() == ["H-1", "H-2"]
    assert found.persons.tolist() == [3, 1]
    assert found.children.tolist() == [2, 0]
    assert found.toddlers.tolist() == [1, 0]
    assert (found.youngest[0], found.oldest[0]) == (2, 9)
    assert isnan(found.youngest[1])


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from("FM")), max_size=6),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_against_counting_by_hand(others: list[tuple[int, str]], is_couple: bool) -> None:
    rows = [member(), *([PARTNER] if is_couple else []), *(aged(age, sex) for age, sex in others)]
    teens = {sex: sum(12 <= age < 18 and own == sex for age, own in others) for sex in "FM"}
    young, adults = sum(age < 12 for age, _ in others), sum(age >= 18 for age, _ in others)
    expected = 1 + adults + ceil(young / 2) + ceil(teens["F"] / 2) + ceil(teens["M"] / 2)
    assert bedrooms(*rows) == expected
