from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k100_stay_ends_before_start import stay_ends_before_start
from tests.builders_families import temporary_stay
from tests.rules.asking import Said, findings, said

WRONG = [("E2", "Opphold M-1 slutter 30.06.2019, før det begynner 01.07.2019. Oppholdet er satt til side.")]
CASES = [
    pytest.param({}, [], id="after"),
    pytest.param({"end_date": date(2019, 7, 1)}, [], id="one night"),
    pytest.param({"end_date": date(2019, 6, 30)}, WRONG, id="before"),
    pytest.param({"end_date": None}, [], id="lasts"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(stay_ends_before_start, temporary_stays=[temporary_stay(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(stay_ends_before_start, temporary_stays=[temporary_stay(end_date=date(2019, 6, 30))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stay_ends_before_start) == []
