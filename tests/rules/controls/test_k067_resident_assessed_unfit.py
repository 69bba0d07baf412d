from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k067_resident_assessed_unfit import resident_assessed_unfit
from tests.builders import Row, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(youth(), [], id="fit"),
    pytest.param(youth(day_activity_ok=None), [], id="unknown is not no"),
    pytest.param(
        youth(day_activity_ok=False),
        [("G2", "Ungdommen bor i fellesbolig, men klarer ikke skole eller dagtilbud ifølge vurderingen.")],
        id="day activity",
    ),
    pytest.param(
        youth(social_ok=False, tenancy_duties_ok=False),
        [
            (
                "I2",
                "Ungdommen bor i fellesbolig, men fungerer ikke sosialt og klarer ikke boforpliktelsene "
                "ifølge vurderingen.",
            )
        ],
        id="two",
    ),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    given = {"youths": [row], "tenancies": [tenancy()], "dwellings": [shared_dwelling()]}
    assert said(resident_assessed_unfit, **given) == expected


def test_one_who_waits_or_has_moved_out_is_not_in_the_wrong_place() -> None:
    for stays in ([], [tenancy(end_date=date(2019, 10, 30))], [tenancy(start_date=date(2019, 11, 1))]):
        given = {"youths": [youth(social_ok=False)], "tenancies": stays, "dwellings": [shared_dwelling()]}
        assert said(resident_assessed_unfit, **given) == []


def test_advice() -> None:
    given = {"youths": [youth(social_ok=False)], "tenancies": [tenancy()], "dwellings": [shared_dwelling()]}
    (finding,) = findings(resident_assessed_unfit, **given)
    assert finding.advice == "Vurder på nytt, eller finn en bolig med mer hjelp."
