from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k090_decided_before_received import decided_before_received
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("F2", "Vedtaket er datert 31.07.2019, før søknaden kom 01.08.2019.")]
CASES = [
    pytest.param({}, [], id="after"),
    pytest.param({"decision_date": date(2019, 8, 1)}, [], id="same day"),
    pytest.param({"decision_date": date(2019, 7, 31)}, WRONG, id="day before"),
    pytest.param({"decision_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(decided_before_received, applications=[application(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(decided_before_received, applications=[application(decision_date=date(2019, 7, 31))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(decided_before_received) == []
