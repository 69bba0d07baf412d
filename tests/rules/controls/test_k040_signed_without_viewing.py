from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k040_signed_without_viewing import signed_without_viewing
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition, viewing
from tests.rules.asking import Said, findings, said

SENTENCE = [("L2", "Kontrakten for anskaffelse N-1 er signert 20.04.2019, men ingen visning er ført før den dagen.")]
CASES = [
    pytest.param([viewing()], [], id="viewed"),
    pytest.param([], SENTENCE, id="never viewed"),
    pytest.param([viewing(viewed_date=date(2019, 4, 20))], [], id="viewed on the day"),
    pytest.param([viewing(viewed_date=date(2019, 4, 21))], SENTENCE, id="viewed the day after"),
    pytest.param([viewing(acquisition_id="N-2")], SENTENCE, id="another was viewed"),
]


@pytest.mark.parametrize(("viewings", "expected"), CASES)
def test_sentence(viewings: list[Row], expected: Said) -> None:
    assert said(signed_without_viewing, acquisitions=[acquisition()], viewings=viewings) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(going_acquisition(5), id="not signed"),
        pytest.param(acquisition(dropped_date=date(2019, 5, 1)), id="dropped"),
        pytest.param(acquisition(signed_date=date(2019, 11, 1)), id="to be signed tomorrow"),
    ],
)
def test_nothing_is_asked_before_signing(row: Row) -> None:
    assert said(signed_without_viewing, acquisitions=[row], viewings=[]) == []


def test_advice() -> None:
    (finding,) = findings(signed_without_viewing, acquisitions=[acquisition()], viewings=[])
    assert finding.advice == "Før inn visningen i Visninger."
    assert finding.value == "20.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(signed_without_viewing) == []
