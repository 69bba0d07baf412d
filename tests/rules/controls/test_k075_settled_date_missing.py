from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k075_settled_date_missing import settled_date_missing
from tests.builders import Row, tenancy, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommen har flyttet inn, men «Bosatt» er ikke fylt ut."
CASES = [
    pytest.param([tenancy()], [("F2", SENTENCE)], id="lives there"),
    pytest.param([tenancy(end_date=date(2019, 5, 1))], [("F2", SENTENCE)], id="has lived there"),
    pytest.param([tenancy(start_date=date(2019, 11, 1))], [], id="moves in tomorrow"),
    pytest.param([], [], id="waits"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    assert said(settled_date_missing, youths=[youth(settled_date=None)], tenancies=tenancies) == expected
    assert said(settled_date_missing, youths=[youth()], tenancies=tenancies) == []


def test_advice() -> None:
    (finding,) = findings(settled_date_missing, youths=[youth(settled_date=None)], tenancies=[tenancy()])
    assert finding.advice == "Fyll ut datoen ungdommen ble bosatt."
