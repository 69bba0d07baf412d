from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k091_moved_in_before_decided import moved_in_before_decided
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("I2", "Husstanden flyttet inn 31.08.2019, før vedtaket 01.09.2019.")]
CASES = [
    pytest.param({"moved_in_date": date(2019, 10, 1)}, [], id="after"),
    pytest.param({"moved_in_date": date(2019, 9, 1)}, [], id="same day"),
    pytest.param({"moved_in_date": date(2019, 8, 31)}, WRONG, id="day before"),
    pytest.param({"moved_in_date": date(2019, 8, 31), "decision_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(moved_in_before_decided, applications=[application(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(moved_in_before_decided, applications=[application(moved_in_date=date(2019, 8, 31))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(moved_in_before_decided) == []
