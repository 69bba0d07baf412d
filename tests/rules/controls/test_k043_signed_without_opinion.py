from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k043_signed_without_opinion import signed_without_opinion
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition, viewing
from tests.rules.asking import Said, findings, said

SENTENCE = [
    ("L2", "Kontrakten for anskaffelse N-1 er signert 20.04.2019 uten at miljøterapeuten har uttalt seg først.")
]
CASES = [
    pytest.param([viewing()], [], id="given"),
    pytest.param([viewing(therapist_opinion=None)], SENTENCE, id="none"),
    pytest.param([viewing(opinion_date=date(2019, 4, 20))], [], id="given on the day"),
    pytest.param([viewing(opinion_date=date(2019, 4, 21))], SENTENCE, id="given the day after"),
    pytest.param([viewing(opinion_date=None)], [], id="day not known"),
    pytest.param([], [], id="never viewed is another matter"),
]


@pytest.mark.parametrize(("viewings", "expected"), CASES)
def test_sentence(viewings: list[Row], expected: Said) -> None:
    assert said(signed_without_opinion, acquisitions=[acquisition()], viewings=viewings) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(going_acquisition(5), id="not signed"),
        pytest.param(acquisition(dropped_date=date(2019, 5, 1)), id="dropped"),
        pytest.param(acquisition(signed_date=date(2019, 11, 1)), id="to be signed tomorrow"),
    ],
)
def test_nothing_is_asked_before_signing(row: Row) -> None:
    assert said(signed_without_opinion, acquisitions=[row], viewings=[viewing(therapist_opinion=None)]) == []


def test_advice() -> None:
    (finding,) = findings(
        signed_without_opinion, acquisitions=[acquisition()], viewings=[viewing(therapist_opinion=None)]
    )
    assert finding.advice == "Få uttalelsen, og før den inn i Visninger."
    assert finding.value == "20.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_without_opinion) == []
