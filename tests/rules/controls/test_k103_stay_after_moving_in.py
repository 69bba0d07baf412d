from __future__ import annotations

import pytest

from pipeline.rules.controls.k103_stay_after_moving_in import stay_after_moving_in
from tests.builders import tenancy
from tests.builders_families import temporary_stay
from tests.rules.asking import Said, findings, said

WRONG = [("E2", "Opphold M-1 varer fortsatt, men husstanden bor i en kommunal bolig.")]
CASES = [
    pytest.param({"end_date": None}, WRONG, id="lasts"),
    pytest.param({}, [], id="ended"),
    pytest.param({"end_date": None, "household_id": "H-2"}, [], id="lives elsewhere"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(stay_after_moving_in, temporary_stays=[temporary_stay(**changes)], tenancies=[tenancy()]) == expected


def test_advice() -> None:
    (finding,) = findings(stay_after_moving_in, temporary_stays=[temporary_stay(end_date=None)], tenancies=[tenancy()])
    assert finding.advice == "Fyll ut sluttdatoen for oppholdet."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stay_after_moving_in) == []
