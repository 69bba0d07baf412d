from __future__ import annotations

import pytest

from pipeline.rules.controls.k085_stay_of_unknown_household import stay_of_unknown_household
from tests.builders_families import application, temporary_stay
from tests.rules.asking import Said, findings, said

WRONG = [("B2", "Opphold M-1 er for en husstand som ikke står i Søknader.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"household_id": "H-9"}, WRONG, id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(stay_of_unknown_household, temporary_stays=[temporary_stay(**changes)], applications=[application()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        stay_of_unknown_household, temporary_stays=[temporary_stay(household_id="H-9")], applications=[application()]
    )
    assert finding.advice == "Rett husstandsnummeret, eller registrer søknaden."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stay_of_unknown_household) == []
