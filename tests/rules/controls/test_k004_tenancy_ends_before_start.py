from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k004_tenancy_ends_before_start import tenancy_ends_before_start
from tests.builders import tenancy
from tests.rules.asking import Said, findings, said

START = date(2019, 3, 1)
CASES = [
    pytest.param(date(2019, 3, 2), [], id="day after"),
    pytest.param(date(2019, 3, 1), [], id="same day"),
    pytest.param(
        date(2019, 2, 28),
        [("H2", "Utflyttet 28.02.2019 er før innflyttet 01.03.2019. Leieforholdet er satt til side.")],
        id="day before",
    ),
    pytest.param(None, [], id="open end"),
]


@pytest.mark.parametrize(("last", "expected"), CASES)
def test_sentence(last: date | None, expected: Said) -> None:
    assert said(tenancy_ends_before_start, tenancies=[tenancy(start_date=START, end_date=last)]) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(tenancy_ends_before_start) == []


def test_advice() -> None:
    (finding,) = findings(tenancy_ends_before_start, tenancies=[tenancy(start_date=START, end_date=date(2018, 1, 1))])
    assert finding.advice == "Rett den datoen som er feil."
    assert finding.severity == "Feil"
