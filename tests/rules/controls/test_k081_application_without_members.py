from __future__ import annotations

import pytest

from pipeline.rules.controls.k081_application_without_members import application_without_members
from tests.builders_families import application, member
from tests.rules.asking import Said, findings, said

WRONG = [
    ("B2", "Husstanden i søknaden har ingen medlemmer i Husstandsmedlemmer. Behovet for soverom er ikke beregnet.")
]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"household_id": "H-9"}, WRONG, id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(application_without_members, applications=[application(**changes)], household_members=[member()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        application_without_members, applications=[application(household_id="H-9")], household_members=[member()]
    )
    assert finding.advice == "Legg inn medlemmene, eller rett husstandsnummeret."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(application_without_members) == []
