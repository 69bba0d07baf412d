from __future__ import annotations

import pytest

from pipeline.rules.controls.k005_tenancy_of_unknown_youth import tenancy_of_unknown_youth
from tests.builders import tenancy, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommen i leieforholdet finnes ikke i EM-ungdom. Alder er ikke kontrollert."
CASES = [
    pytest.param("U-1", [], id="known"),
    pytest.param("U-9", [("E2", SENTENCE)], id="unknown"),
    pytest.param(None, [], id="no youth in the tenancy"),
]


@pytest.mark.parametrize(("youth_id", "expected"), CASES)
def test_sentence(youth_id: str | None, expected: Said) -> None:
    assert said(tenancy_of_unknown_youth, tenancies=[tenancy(youth_id=youth_id)], youths=[youth()]) == expected


def test_no_youths_on_file() -> None:
    assert said(tenancy_of_unknown_youth, tenancies=[tenancy()]) == [("E2", SENTENCE)]


def test_nothing_to_say_of_no_rows() -> None:
    assert said(tenancy_of_unknown_youth, youths=[youth()]) == []


def test_the_youth_is_masked() -> None:
    (finding,) = findings(tenancy_of_unknown_youth, tenancies=[tenancy(youth_id="U-9")])
    assert finding.value == "•••"
    assert finding.advice == "Sjekk ungdomsnummeret mot arket EM-ungdom."
