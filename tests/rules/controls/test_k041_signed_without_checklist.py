from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k041_signed_without_checklist import signed_without_checklist
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition, viewing
from tests.rules.asking import Said, findings, said

SENTENCE = [
    ("L2", "Kontrakten for anskaffelse N-1 er signert 20.04.2019, men visningen har ikke resultat av sjekklisten.")
]
CASES = [
    pytest.param([viewing()], [], id="has a result"),
    pytest.param([viewing(checklist_result=None)], SENTENCE, id="no result"),
    pytest.param([viewing(checklist_result="NOT_GOOD")], [], id="a bad result is a result"),
    pytest.param([], [], id="never viewed is another matter"),
    pytest.param([viewing(checklist_result=None), viewing(viewing_id="V-2")], [], id="a second viewing has one"),
    pytest.param(
        [viewing(checklist_result=None), viewing(viewing_id="V-2", viewed_date=date(2019, 4, 21))],
        SENTENCE,
        id="the second came too late",
    ),
]


@pytest.mark.parametrize(("viewings", "expected"), CASES)
def test_sentence(viewings: list[Row], expected: Said) -> None:
    assert said(signed_without_checklist, acquisitions=[acquisition()], viewings=viewings) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(going_acquisition(5), id="not signed"),
        pytest.param(acquisition(dropped_date=date(2019, 5, 1)), id="dropped"),
        pytest.param(acquisition(signed_date=date(2019, 11, 1)), id="to be signed tomorrow"),
    ],
)
def test_nothing_is_asked_before_signing(row: Row) -> None:
    assert said(signed_without_checklist, acquisitions=[row], viewings=[viewing(checklist_result=None)]) == []


def test_advice() -> None:
    (finding,) = findings(
        signed_without_checklist, acquisitions=[acquisition()], viewings=[viewing(checklist_result=None)]
    )
    assert finding.advice == "Fyll ut resultatet av sjekklisten i Visninger."
    assert finding.value == "20.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_without_checklist) == []
