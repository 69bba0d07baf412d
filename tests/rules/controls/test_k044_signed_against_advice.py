from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k044_signed_against_advice import signed_against_advice
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition, viewing
from tests.rules.asking import Said, findings, said

SENTENCE = [("L2", "Kontrakten for anskaffelse N-1 er signert 20.04.2019, men miljøterapeuten fraråder boligen.")]
CASES = [
    pytest.param([viewing()], [], id="supports"),
    pytest.param([viewing(therapist_opinion="WITH_CONDITIONS")], [], id="with conditions"),
    pytest.param([viewing(therapist_opinion="AGAINST")], SENTENCE, id="against"),
]


@pytest.mark.parametrize(("viewings", "expected"), CASES)
def test_sentence(viewings: list[Row], expected: Said) -> None:
    assert said(signed_against_advice, acquisitions=[acquisition()], viewings=viewings) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(going_acquisition(5), id="not signed"),
        pytest.param(acquisition(dropped_date=date(2019, 5, 1)), id="dropped"),
        pytest.param(acquisition(signed_date=date(2019, 11, 1)), id="to be signed tomorrow"),
    ],
)
def test_nothing_is_asked_before_signing(row: Row) -> None:
    assert said(signed_against_advice, acquisitions=[row], viewings=[viewing(therapist_opinion="AGAINST")]) == []


def test_advice() -> None:
    (finding,) = findings(
        signed_against_advice, acquisitions=[acquisition()], viewings=[viewing(therapist_opinion="AGAINST")]
    )
    assert finding.advice == "Avklar med Omsorgsenheten om boligen skal brukes, og skriv grunnen i «Merknad»."
    assert finding.value == "20.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_against_advice) == []
