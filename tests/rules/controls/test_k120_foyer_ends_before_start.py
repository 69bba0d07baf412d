from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k120_foyer_ends_before_start import foyer_ends_before_start
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

WRONG = [("D2", "Deltakeren sluttet 30.09.2018, før oppstart 01.10.2018. Deltakeren er satt til side.")]
CASES = [
    pytest.param({}, [], id="takes part"),
    pytest.param({"end_date": date(2018, 10, 1)}, [], id="one day"),
    pytest.param({"end_date": date(2018, 9, 30)}, WRONG, id="before"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_ends_before_start, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(foyer_ends_before_start, foyer_participants=[participant(end_date=date(2018, 9, 30))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_ends_before_start) == []
