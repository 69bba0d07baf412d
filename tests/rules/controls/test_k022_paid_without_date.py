from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k022_paid_without_date import paid_without_date
from tests.builders import startlan_case
from tests.rules.asking import Said, findings, said

SENTENCE = "Saken er utbetalt, men datoen mangler. Saken er satt til side."
CASES = [
    pytest.param("PAID", date(2019, 4, 1), [], id="paid, with a date"),
    pytest.param("PAID", None, [("D2", SENTENCE)], id="paid, no date"),
    pytest.param("GRANTED", None, [], id="granted"),
    pytest.param("GRANTED", date(2019, 4, 1), [], id="granted, with a date"),
]


@pytest.mark.parametrize(("status", "day", "expected"), CASES)
def test_sentence(status: str, day: date | None, expected: Said) -> None:
    assert said(paid_without_date, startlan_cases=[startlan_case(case_status=status, payment_date=day)]) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(paid_without_date) == []


def test_advice() -> None:
    (finding,) = findings(paid_without_date, startlan_cases=[startlan_case(payment_date=None)])
    assert finding.advice == "Fyll ut datoen for utbetaling."
    assert finding.severity == "Feil"
