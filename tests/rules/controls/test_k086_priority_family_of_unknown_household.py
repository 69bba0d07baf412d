from __future__ import annotations

import pytest

from pipeline.rules.controls.k086_priority_family_of_unknown_household import priority_family_of_unknown_household
from tests.builders_families import member, priority_family
from tests.rules.asking import Said, findings, said

WRONG = [("B2", "Husstanden til familien har ingen medlemmer i Husstandsmedlemmer.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"household_id": "H-9"}, WRONG, id="unknown"),
    pytest.param({"household_id": None}, [], id="not given"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(
            priority_family_of_unknown_household,
            priority_families=[priority_family(**changes)],
            household_members=[member()],
        )
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        priority_family_of_unknown_household,
        priority_families=[priority_family(household_id="H-9")],
        household_members=[member()],
    )
    assert finding.advice == "Rett husstandsnummeret, eller legg inn medlemmene."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(priority_family_of_unknown_household) == []
