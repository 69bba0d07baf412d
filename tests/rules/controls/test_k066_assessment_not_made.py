from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k066_assessment_not_made import assessment_not_made
from tests.builders import Row, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said

ALL_THREE = {"day_activity_ok": None, "social_ok": None, "tenancy_duties_ok": None}
CASES = [
    pytest.param(youth(), [], id="all made"),
    pytest.param(
        youth(day_activity_ok=None),
        [("G2", "Det er ikke vurdert om ungdommen klarer skole eller dagtilbud.")],
        id="day activity",
    ),
    pytest.param(youth(social_ok=None), [("I2", "Det er ikke vurdert om ungdommen fungerer sosialt.")], id="social"),
    pytest.param(
        youth(tenancy_duties_ok=None),
        [("K2", "Det er ikke vurdert om ungdommen klarer boforpliktelsene.")],
        id="duties",
    ),
    pytest.param(
        youth(**ALL_THREE),
        [
            (
                "G2",
                "Det er ikke vurdert om ungdommen klarer skole eller dagtilbud, "
                "fungerer sosialt og klarer boforpliktelsene.",
            )
        ],
        id="none made",
    ),
    pytest.param(youth(social_ok=False), [], id="no is an answer"),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence_for_one_who_waits_and_one_who_lives_there(row: Row, expected: Said) -> None:
    for stays in ([], [tenancy()]):
        assert said(assessment_not_made, youths=[row], tenancies=stays, dwellings=[shared_dwelling()]) == expected


@pytest.mark.parametrize(
    ("row", "stay"),
    [
        (youth(**ALL_THREE), tenancy(end_date=date(2019, 10, 30))),
        (youth(**ALL_THREE, birth_date=date(2000, 10, 31)), tenancy(youth_id="U-2")),
    ],
    ids=["moved out", "too old"],
)
def test_nothing_is_asked_of_those_it_no_longer_concerns(row: Row, stay: Row) -> None:
    assert said(assessment_not_made, youths=[row], tenancies=[stay], dwellings=[shared_dwelling()]) == []


def test_advice() -> None:
    (finding,) = findings(assessment_not_made, youths=[youth(social_ok=None)])
    assert finding.advice == "Spør den som følger opp ungdommen, og skriv ja eller nei med dato."
    assert finding.severity == "Til orientering"
