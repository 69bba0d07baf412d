from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k072_allocated_youth_without_tenancy import allocated_youth_without_tenancy
from tests.builders import Row, tenancy
from tests.builders_allocations import allocation
from tests.rules.asking import Said, findings, said

PAST = allocation(moves_in_date=date(2019, 10, 31))
SENTENCE = "Ungdommen skulle flytte inn i bolig B-1 31.10.2019, men leieforholdet mangler."
CASES = [
    pytest.param(PAST, [], [("G2", SENTENCE)], id="none"),
    pytest.param(PAST, [tenancy(start_date=date(2019, 10, 31))], [], id="there"),
    pytest.param(PAST, [tenancy(start_date=date(2019, 11, 3))], [], id="some days late"),
    pytest.param(PAST, [tenancy(dwelling_id="B-2")], [("G2", SENTENCE)], id="another dwelling"),
    pytest.param(PAST, [tenancy(youth_id="U-2")], [("G2", SENTENCE)], id="another youth"),
    pytest.param(PAST, [tenancy(end_date=date(2019, 10, 30))], [("G2", SENTENCE)], id="an earlier stay"),
    pytest.param(allocation(moves_in_date=date(2019, 11, 1)), [], [], id="still to come"),
    pytest.param(allocation(moves_in_date=date(2018, 12, 31)), [], [], id="last year"),
    pytest.param(allocation(moves_in_date=None), [], [], id="no day"),
    pytest.param({**PAST, "youth_id": None, "household_id": "H-1"}, [], [], id="a household"),
]


@pytest.mark.parametrize(("row", "tenancies", "expected"), CASES)
def test_sentence(row: Row, tenancies: list[Row], expected: Said) -> None:
    assert said(allocated_youth_without_tenancy, allocations=[row], tenancies=tenancies) == expected


def test_advice() -> None:
    (finding,) = findings(allocated_youth_without_tenancy, allocations=[PAST])
    assert finding.advice == "Før leieforholdet i Kontrakter, eller rett tildelingen."
