from __future__ import annotations

import pytest

from pipeline.rules.controls.k024_paid_without_amount import paid_without_amount
from tests.builders import startlan_case
from tests.rules.asking import Said, findings, said

NOTHING = [("E2", "Saken er utbetalt, men har verken startlån eller tilskudd.")]
CASES = [
    pytest.param(2_000_000.0, None, [], id="a loan"),
    pytest.param(None, 50_000.0, [], id="a grant"),
    pytest.param(0.01, 0.0, [], id="the smallest loan"),
    pytest.param(None, None, NOTHING, id="neither is known"),
    pytest.param(0.0, 0.0, NOTHING, id="both are nought"),
    pytest.param(0.0, None, NOTHING, id="nought and unknown"),
]


@pytest.mark.parametrize(("loan", "grant", "expected"), CASES)
def test_sentence(loan: float | None, grant: float | None, expected: Said) -> None:
    assert said(paid_without_amount, startlan_cases=[startlan_case(loan_nok=loan, grant_nok=grant)]) == expected


def test_only_paid_cases() -> None:
    assert said(paid_without_amount, startlan_cases=[startlan_case(case_status="GRANTED", loan_nok=None)]) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(paid_without_amount) == []


def test_advice() -> None:
    (finding,) = findings(paid_without_amount, startlan_cases=[startlan_case(loan_nok=None)])
    assert finding.advice == "Fyll ut beløpet."
