from __future__ import annotations

import pytest

from pipeline.rules.controls.k070_allocation_of_unknown_youth import allocation_of_unknown_youth
from tests.builders import youth
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommen i tildelingen finnes ikke i EM-ungdom."


@pytest.mark.parametrize(
    ("youth_id", "expected"), [("U-1", []), ("U-9", [("D2", SENTENCE)]), (None, [])], ids=["known", "unknown", "none"]
)
def test_sentence(youth_id: str | None, expected: Said) -> None:
    assert said(allocation_of_unknown_youth, allocations=[allocation(youth_id=youth_id)], youths=[youth()]) == expected


def test_advice() -> None:
    (finding,) = findings(allocation_of_unknown_youth, allocations=[allocation()])
    assert (finding.value, finding.advice) == ("•••", "Sjekk ungdomsnummeret mot arket EM-ungdom.")
