from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k063_wish_to_live_together_not_met import wish_to_live_together_not_met
from tests.builders import Row, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommen ønsker å bo sammen med en annen, men begge bor hvert sitt sted."
YOUTHS = [youth(live_with="U-2"), youth(youth_id="U-2")]
DWELLINGS = [shared_dwelling(), shared_dwelling(dwelling_id="B-2")]


def second(**changes: object) -> Row:
    return tenancy(**{"tenancy_id": "L-2", "youth_id": "U-2", "dwelling_id": "B-2", **changes})


CASES = [
    pytest.param([tenancy(), second()], [("N2", SENTENCE)], id="apart"),
    pytest.param([tenancy(), second(dwelling_id="B-1", room="B")], [], id="together"),
    pytest.param(
        [tenancy(), second(), second(tenancy_id="L-3", dwelling_id="B-1", start_date=date(2019, 12, 1))],
        [],
        id="together soon",
    ),
    pytest.param([tenancy()], [], id="the other waits"),
    pytest.param([tenancy(), second(dwelling_id="B-9")], [], id="the other is not in shared housing"),
]


@pytest.mark.parametrize(("tenancies", "expected"), CASES)
def test_sentence(tenancies: list[Row], expected: Said) -> None:
    given = {"youths": YOUTHS, "tenancies": tenancies, "dwellings": DWELLINGS}
    assert said(wish_to_live_together_not_met, **given) == expected


def test_advice() -> None:
    given = {"youths": YOUTHS, "tenancies": [tenancy(), second()], "dwellings": DWELLINGS}
    (finding,) = findings(wish_to_live_together_not_met, **given)
    assert finding.advice == "Se om de kan få plass i samme bolig."
    assert finding.severity == "Til orientering"
