from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k113_moves_in_before_allocated import moves_in_before_allocated
from tests.builders_families import family_allocation
from tests.rules.asking import Said, findings, said

WRONG = [("G2", "Tildeling T-1 har innflytting 09.09.2019, før tildelingen 10.09.2019.")]
CASES = [
    pytest.param({}, [], id="after"),
    pytest.param({"moves_in_date": date(2019, 9, 10)}, [], id="same day"),
    pytest.param({"moves_in_date": date(2019, 9, 9)}, WRONG, id="day before"),
    pytest.param({"moves_in_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(moves_in_before_allocated, allocations=[family_allocation(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(moves_in_before_allocated, allocations=[family_allocation(moves_in_date=date(2019, 9, 9))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(moves_in_before_allocated) == []
