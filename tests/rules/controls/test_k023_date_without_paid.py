from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k023_date_without_paid import date_without_paid
from tests.builders import startlan_case
from tests.rules.asking import Said, findings, said


def sentence(status: str) -> Said:
    text = f"Saken har utbetalingsdato 01.04.2019, men status «{status}». Den er ikke regnet som utbetalt."
    return [("D2", text)]


CASES = [
    pytest.param("PAID", date(2019, 4, 1), [], id="paid"),
    pytest.param("GRANTED", date(2019, 4, 1), sentence("Innvilget"), id="granted"),
    pytest.param("PENDING", date(2019, 4, 1), sentence("Under behandling"), id="pending"),
    pytest.param("WITHDRAWN", date(2019, 4, 1), sentence("Trukket"), id="withdrawn"),
    pytest.param("REJECTED", None, [], id="rejected, no date"),
]


@pytest.mark.parametrize(("status", "day", "expected"), CASES)
def test_sentence(status: str, day: date | None, expected: Said) -> None:
    assert said(date_without_paid, startlan_cases=[startlan_case(case_status=status, payment_date=day)]) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(date_without_paid) == []


def test_advice() -> None:
    (finding,) = findings(date_without_paid, startlan_cases=[startlan_case(case_status="GRANTED")])
    assert finding.advice == "Rett status, eller fjern datoen."
