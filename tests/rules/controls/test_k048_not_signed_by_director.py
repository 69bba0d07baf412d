from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k048_not_signed_by_director import not_signed_by_director
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition
from tests.rules.asking import Said, findings, said


def but(words: str) -> Said:
    return [("N2", f"Kontrakten for anskaffelse N-1 er signert 20.04.2019, {words}.")]


CASES = [
    pytest.param(acquisition(), [], id="director"),
    pytest.param(
        acquisition(signed_by_role="OTHER"), but("men ikke av ansvarlig kommunaldirektør"), id="somebody else"
    ),
    pytest.param(acquisition(signed_by_role=None), but("men det står ikke av hvem"), id="unknown"),
    pytest.param(going_acquisition(5), [], id="not signed"),
    pytest.param(acquisition(signed_by_role="OTHER", dropped_date=date(2019, 5, 1)), [], id="dropped"),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(not_signed_by_director, acquisitions=[row]) == expected


def test_advice() -> None:
    (finding,) = findings(not_signed_by_director, acquisitions=[acquisition(signed_by_role="OTHER")])
    assert finding.advice == "Få underskrift av ansvarlig kommunaldirektør, eller rett «Signert av rolle»."
    assert finding.value == "Andre"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(not_signed_by_director) == []
