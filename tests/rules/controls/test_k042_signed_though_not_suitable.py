from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k042_signed_though_not_suitable import signed_though_not_suitable
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition, viewing
from tests.rules.asking import Said, findings, said

SENTENCE = [("L2", "Kontrakten for anskaffelse N-1 er signert 20.04.2019, men sjekklisten sier «Ikke egnet».")]
CASES = [
    pytest.param([viewing()], [], id="suitable"),
    pytest.param([viewing(checklist_result="WITH_CHANGES")], [], id="with changes"),
    pytest.param([viewing(checklist_result="NOT_GOOD")], SENTENCE, id="not suitable"),
    pytest.param(
        [viewing(checklist_result="NOT_GOOD"), viewing(viewing_id="V-2", viewed_date=date(2019, 4, 1))],
        [],
        id="the last viewing counts",
    ),
    pytest.param(
        [viewing(viewed_date=date(2019, 3, 1)), viewing(viewing_id="V-2", checklist_result="NOT_GOOD")],
        SENTENCE,
        id="the last viewing counts against",
    ),
]


@pytest.mark.parametrize(("viewings", "expected"), CASES)
def test_sentence(viewings: list[Row], expected: Said) -> None:
    assert said(signed_though_not_suitable, acquisitions=[acquisition()], viewings=viewings) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(going_acquisition(5), id="not signed"),
        pytest.param(acquisition(dropped_date=date(2019, 5, 1)), id="dropped"),
        pytest.param(acquisition(signed_date=date(2019, 11, 1)), id="to be signed tomorrow"),
    ],
)
def test_nothing_is_asked_before_signing(row: Row) -> None:
    assert said(signed_though_not_suitable, acquisitions=[row], viewings=[viewing(checklist_result="NOT_GOOD")]) == []


def test_advice() -> None:
    (finding,) = findings(
        signed_though_not_suitable, acquisitions=[acquisition()], viewings=[viewing(checklist_result="NOT_GOOD")]
    )
    assert finding.advice == "Avklar med Omsorgsenheten om boligen skal brukes, og skriv grunnen i «Merknad»."
    assert finding.value == "20.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_though_not_suitable) == []
