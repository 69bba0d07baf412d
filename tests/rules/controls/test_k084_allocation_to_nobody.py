from __future__ import annotations

import pytest

from pipeline.rules.controls.k084_allocation_to_nobody import allocation_to_nobody
from tests.builders_families import family_allocation
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("C2", "Tildeling T-1 har verken husstand eller ungdom.")]
SENTENCE_2 = [("C2", "Tildeling T-1 har både husstand og ungdom.")]
CASES = [
    pytest.param({}, [], id="household"),
    pytest.param({"household_id": None, "youth_id": "U-1"}, [], id="youth"),
    pytest.param({"household_id": None}, SENTENCE_1, id="neither"),
    pytest.param({"youth_id": "U-1"}, SENTENCE_2, id="both"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(allocation_to_nobody, allocations=[family_allocation(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(allocation_to_nobody, allocations=[family_allocation(household_id=None)])
    assert finding.advice == "Fyll ut enten husstand eller ungdom."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(allocation_to_nobody) == []
