from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k038_steps_out_of_order import steps_out_of_order
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="in order"),
    pytest.param({"signed_date": date(2019, 4, 10)}, [], id="two on one day"),
    pytest.param(
        {"signed_date": date(2019, 4, 9)},
        [("L2", "Trinnet «6 Kontrakt signert» er datert 09.04.2019, før «5 Forhandlet» 10.04.2019.")],
        id="signed before negotiated",
    ),
    pytest.param(
        {"negotiated_date": None, "signed_date": date(2019, 3, 14)},
        [("L2", "Trinnet «6 Kontrakt signert» er datert 14.03.2019, før «4 Visning» 15.03.2019.")],
        id="before the last dated one",
    ),
    pytest.param(
        {"specified_date": date(2019, 1, 9), "in_use_date": date(2019, 1, 1)},
        [("H2", "Trinnet «2 Behov avklart» er datert 09.01.2019, før «1 Forankret» 10.01.2019.")],
        id="the first of two",
    ),
    pytest.param({"signed_date": date(2019, 4, 9), "dropped_date": date(2019, 5, 1)}, [], id="dropped"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(steps_out_of_order, acquisitions=[acquisition(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(steps_out_of_order, acquisitions=[acquisition(signed_date=date(2019, 4, 9))])
    assert finding.advice == "Rett den datoen som er feil."
    assert finding.value == "09.04.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(steps_out_of_order) == []
