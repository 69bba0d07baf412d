from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k119_task_done_before_given import task_done_before_given
from tests.builders_families import family_task
from tests.rules.asking import Said, findings, said

WRONG = [("G2", "Oppgave OP-1 er utført 13.10.2019, før den ble avtalt 14.10.2019.")]
CASES = [
    pytest.param({}, [], id="open"),
    pytest.param({"done_date": date(2019, 10, 14)}, [], id="same day"),
    pytest.param({"done_date": date(2019, 10, 13)}, WRONG, id="before"),
    pytest.param({"done_date": date(2019, 10, 13), "given_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(task_done_before_given, family_tasks=[family_task(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(task_done_before_given, family_tasks=[family_task(done_date=date(2019, 10, 13))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(task_done_before_given) == []
