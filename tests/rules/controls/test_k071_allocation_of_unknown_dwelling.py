from __future__ import annotations

import pytest

from pipeline.rules.controls.k071_allocation_of_unknown_dwelling import allocation_of_unknown_dwelling
from tests.builders import dwelling
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said


@pytest.mark.parametrize(
    ("dwelling_id", "expected"), [("B-1", []), ("B-9", [("E2", "Bolig B-9 finnes ikke i Boliger.")])]
)
def test_sentence(dwelling_id: str, expected: Said) -> None:
    given = {"allocations": [allocation(dwelling_id=dwelling_id)], "dwellings": [dwelling()]}
    assert said(allocation_of_unknown_dwelling, **given) == expected


def test_advice() -> None:
    (finding,) = findings(allocation_of_unknown_dwelling, allocations=[allocation(dwelling_id="B-9")])
    assert finding.advice == "Sjekk bolignummeret, eller legg boligen inn i Boliger."
