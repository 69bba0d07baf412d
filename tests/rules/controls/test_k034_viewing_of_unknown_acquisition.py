from __future__ import annotations

import pytest

from pipeline.rules.controls.k034_viewing_of_unknown_acquisition import viewing_of_unknown_acquisition
from tests.builders_acquisitions import acquisition, viewing
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="known"),
    pytest.param(
        {"acquisition_id": "N-9"},
        [("B2", "Anskaffelse N-9 finnes ikke i Anskaffelser. Visningen er satt til side.")],
        id="unknown",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(viewing_of_unknown_acquisition, viewings=[viewing(**changes)], acquisitions=[acquisition()]) == expected


def test_the_row_is_set_aside() -> None:
    (finding,) = findings(viewing_of_unknown_acquisition, viewings=[viewing()])
    assert finding.severity == "Feil"


def test_advice() -> None:
    (finding,) = findings(viewing_of_unknown_acquisition, viewings=[viewing(acquisition_id="N-9")])
    assert finding.advice == "Sjekk anskaffelsesnummeret mot arket Anskaffelser."
    assert finding.value == "N-9"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(viewing_of_unknown_acquisition) == []
