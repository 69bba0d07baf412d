from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k059_step_stands_still import step_stands_still
from tests.builders import Row, context
from tests.builders_acquisitions import acquisition, going_acquisition, housing_need
from tests.rules.asking import Said, findings, said


def late(step: str, due: str, unit: str) -> str:
    return f"Anskaffelse N-1 venter på trinnet «{step}». Fristen var {due}. {unit} må handle."


VIEWED = late("5 Forhandlet", "30.10.2019", "Eierskapsenheten")
CASES = [
    pytest.param(acquisition(), [], id="in use"),
    pytest.param(going_acquisition(4, viewed_date=date(2019, 10, 1)), [], id="the last day is today"),
    pytest.param(going_acquisition(4, viewed_date=date(2019, 9, 30)), [("K2", VIEWED)], id="the last day has passed"),
    pytest.param(
        going_acquisition(4, viewed_date=date(2019, 9, 30), dropped_date=date(2019, 10, 31)), [], id="dropped"
    ),
    pytest.param(
        going_acquisition(0),
        [("G2", late("1 Forankret", "01.02.2019", "Omsorgsenheten"))],
        id="only the need",
    ),
    pytest.param(going_acquisition(0, need_id=None), [], id="nobody knows since when"),
    pytest.param(
        going_acquisition(5),
        [("L2", late("6 Kontrakt signert", "24.04.2019", "Ansvarlig kommunaldirektør"))],
        id="the director",
    ),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(step_stands_still, acquisitions=[row], housing_needs=[housing_need()]) == expected


def test_the_limit_is_a_setting() -> None:
    rows = [going_acquisition(4, viewed_date=date(2019, 9, 30))]
    assert said(step_stands_still, context(negotiated_max_days=31), acquisitions=rows) == []


def test_advice() -> None:
    (finding,) = findings(step_stands_still, acquisitions=[going_acquisition(4)])
    assert finding.advice == "Forhandle kontrakt, vilkår og pris."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(step_stands_still) == []
