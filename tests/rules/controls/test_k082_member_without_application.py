from __future__ import annotations

import pytest

from pipeline.rules.controls.k082_member_without_application import member_without_application
from tests.builders_families import application, member
from tests.rules.asking import Said, findings, said

WRONG = [("A2", "Husstanden til medlemmet står ikke i Søknader.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"household_id": "H-9"}, WRONG, id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(member_without_application, household_members=[member(**changes)], applications=[application()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        member_without_application, household_members=[member(household_id="H-9")], applications=[application()]
    )
    assert finding.advice == "Rett husstandsnummeret hvis det er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(member_without_application) == []
