from __future__ import annotations

import pytest

from pipeline.rules.controls.k083_allocation_of_unknown_household import allocation_of_unknown_household
from tests.builders_families import application, family_allocation
from tests.rules.asking import Said, findings, said

WRONG = [("C2", "Tildeling T-1 er til en husstand som ikke står i Søknader.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"household_id": "H-9"}, WRONG, id="unknown"),
    pytest.param({"household_id": None, "youth_id": "U-1"}, [], id="youth"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(allocation_of_unknown_household, allocations=[family_allocation(**changes)], applications=[application()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        allocation_of_unknown_household,
        allocations=[family_allocation(household_id="H-9")],
        applications=[application()],
    )
    assert finding.advice == "Rett husstandsnummeret, eller registrer søknaden."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(allocation_of_unknown_household) == []
