from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k125_foyer_without_follow_up import foyer_without_follow_up
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

WRONG = [("O2", "Neste oppfølging er ikke satt opp.")]
CASES = [
    pytest.param({}, [], id="planned"),
    pytest.param({"next_follow_up_date": None}, WRONG, id="none"),
    pytest.param({"next_follow_up_date": None, "end_date": date(2019, 10, 30)}, [], id="ended"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_without_follow_up, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(foyer_without_follow_up, foyer_participants=[participant(next_follow_up_date=None)])
    assert finding.advice == "Avtal en dag, og før den i «Neste oppfølging»."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_without_follow_up) == []
