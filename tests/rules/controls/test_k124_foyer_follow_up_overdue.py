from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k124_foyer_follow_up_overdue import foyer_follow_up_overdue
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

WRONG = [("O2", "Neste oppfølging var 30.10.2019, og ingen ny er ført.")]
CASES = [
    pytest.param({}, [], id="to come"),
    pytest.param({"next_follow_up_date": date(2019, 10, 31)}, [], id="today"),
    pytest.param({"next_follow_up_date": date(2019, 10, 30)}, WRONG, id="passed"),
    pytest.param({"next_follow_up_date": date(2019, 10, 30), "end_date": date(2019, 10, 30)}, [], id="ended"),
    pytest.param({"next_follow_up_date": None}, [], id="none"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_follow_up_overdue, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(
        foyer_follow_up_overdue, foyer_participants=[participant(next_follow_up_date=date(2019, 10, 30))]
    )
    assert finding.advice == "Følg opp, og før datoen og neste oppfølging."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_follow_up_overdue) == []
