from __future__ import annotations

import pytest

from pipeline.rules.controls.k069_assessment_without_date import assessment_without_date
from tests.builders import Row, youth
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(youth(), [], id="dated"),
    pytest.param(
        youth(social_date=None), [("J2", "Det står ikke når det ble vurdert om ungdommen fungerer sosialt.")], id="one"
    ),
    pytest.param(youth(social_ok=None, social_date=None), [], id="not made"),
    pytest.param(
        youth(day_activity_ok=False, day_activity_date=None, tenancy_duties_date=None),
        [
            (
                "H2",
                "Det står ikke når det ble vurdert om ungdommen klarer skole eller dagtilbud "
                "og klarer boforpliktelsene.",
            )
        ],
        id="two",
    ),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(assessment_without_date, youths=[row]) == expected


def test_advice() -> None:
    (finding,) = findings(assessment_without_date, youths=[youth(social_date=None)])
    assert finding.advice == "Fyll ut datoen."
