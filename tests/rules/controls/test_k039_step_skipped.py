from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k039_step_skipped import step_skipped
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(acquisition(), [], id="all done"),
    pytest.param(going_acquisition(4), [], id="four done"),
    pytest.param(going_acquisition(0), [], id="none done"),
    pytest.param(
        acquisition(viewed_date=None), [("J2", "«4 Visning» mangler dato, men et senere trinn er gjort.")], id="one"
    ),
    pytest.param(
        acquisition(anchored_date=None, viewed_date=None),
        [("G2", "«1 Forankret» og «4 Visning» mangler dato, men et senere trinn er gjort.")],
        id="two",
    ),
    pytest.param(acquisition(viewed_date=None, dropped_date=date(2019, 5, 1)), [], id="dropped"),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(step_skipped, acquisitions=[row]) == expected


def test_advice() -> None:
    (finding,) = findings(step_skipped, acquisitions=[acquisition(viewed_date=None)])
    assert finding.advice == "Fyll ut datoen. Er trinnet ikke gjort, må det gjøres."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(step_skipped) == []
