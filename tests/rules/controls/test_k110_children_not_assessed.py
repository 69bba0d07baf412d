from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k110_children_not_assessed import children_not_assessed
from tests.builders_families import child, family_allocation, member
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [
    ("M2", "Tildeling T-1 10.09.2019 er til en husstand med barn, men barnas behov er ført som ikke vurdert.")
]
SENTENCE_2 = [
    ("M2", "Tildeling T-1 10.09.2019 er til en husstand med barn, men barnas behov er ikke ført som vurdert.")
]
CASES = [
    pytest.param({}, [], id="assessed"),
    pytest.param({"are_children_assessed": False}, SENTENCE_1, id="no"),
    pytest.param({"are_children_assessed": None}, SENTENCE_2, id="unknown"),
    pytest.param({"are_children_assessed": None, "household_id": None, "youth_id": "U-1"}, [], id="youth"),
    pytest.param({"are_children_assessed": None, "household_id": "H-9"}, [], id="unknown household"),
    pytest.param(
        {"are_children_assessed": None, "allocated_date": date(2013, 3, 3)}, [], id="before the child was born"
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(children_not_assessed, allocations=[family_allocation(**changes)], household_members=[member(), child()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        children_not_assessed,
        allocations=[family_allocation(are_children_assessed=False)],
        household_members=[member(), child()],
    )
    assert finding.advice == "Vurder barnas behov, og før det i «Barnas behov vurdert»."


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"birth_date": date(2001, 9, 10)}, 0),
        ({"birth_date": date(2001, 9, 11)}, 1),
        ({"birth_date": None}, 0),
        ({"lives_here": "SHARED"}, 1),
        ({"lives_here": "ACCESS"}, 0),
        ({"lives_here": None}, 0),
        ({"relation": "FOSTER_CHILD"}, 1),
    ],
)
def test_who_is_a_child_of_the_household_on_the_day(changes: dict[str, object], count: int) -> None:
    family = [member(), child(**changes)]
    log = [family_allocation(are_children_assessed=None)]
    assert len(said(children_not_assessed, allocations=log, household_members=family)) == count


def test_nothing_to_say_of_no_rows() -> None:
    assert said(children_not_assessed) == []
