from __future__ import annotations

import pytest

from pipeline.rules.controls.k080_application_of_unknown_dwelling import application_of_unknown_dwelling
from tests.builders import dwelling
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("J2", "Søknaden viser til bolig B-9, som ikke finnes i Boliger.")]
CASES = [
    pytest.param({"dwelling_id": "B-1"}, [], id="known"),
    pytest.param({"dwelling_id": "B-9"}, WRONG, id="unknown"),
    pytest.param({}, [], id="none yet"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(application_of_unknown_dwelling, applications=[application(**changes)], dwellings=[dwelling()]) == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        application_of_unknown_dwelling, applications=[application(dwelling_id="B-9")], dwellings=[dwelling()]
    )
    assert finding.advice == "Rett bolignummeret, eller legg boligen inn i Boliger."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(application_of_unknown_dwelling) == []
