from __future__ import annotations

import pytest

from pipeline.rules.controls.k025_paid_without_children import paid_without_children
from tests.builders import startlan_case
from tests.rules.asking import Said, findings, said

SENTENCE = "Antall barn er ikke oppgitt. Saken er holdt utenfor andelen barnefamilier."
CASES = [
    pytest.param("PAID", 2, [], id="children"),
    pytest.param("PAID", 0, [], id="no children"),
    pytest.param("PAID", None, [("I2", SENTENCE)], id="unknown"),
    pytest.param("REJECTED", None, [], id="not paid"),
]


@pytest.mark.parametrize(("status", "children", "expected"), CASES)
def test_sentence(status: str, children: int | None, expected: Said) -> None:
    rows = [startlan_case(case_status=status, child_count=children)]
    assert said(paid_without_children, startlan_cases=rows) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(paid_without_children) == []


def test_advice() -> None:
    (finding,) = findings(paid_without_children, startlan_cases=[startlan_case(child_count=None)])
    assert finding.advice == "Fyll ut antall barn; 0 hvis det ikke er noen."
