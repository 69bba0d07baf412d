from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k118_task_overdue import task_overdue
from tests.builders_families import family_task
from tests.rules.asking import Said, findings, said

WRONG = [("F2", "Oppgave OP-1 hadde frist 30.10.2019 og er ikke ført som utført.")]
CASES = [
    pytest.param({}, [], id="due later"),
    pytest.param({"due_date": date(2019, 10, 31)}, [], id="due today"),
    pytest.param({"due_date": date(2019, 10, 30)}, WRONG, id="overdue"),
    pytest.param({"due_date": date(2019, 10, 30), "done_date": date(2019, 10, 31)}, [], id="done late"),
    pytest.param({"due_date": date(2019, 10, 30), "done_date": date(2019, 11, 1)}, WRONG, id="done later than today"),
    pytest.param({"due_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(task_overdue, family_tasks=[family_task(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(task_overdue, family_tasks=[family_task(due_date=date(2019, 10, 30))])
    assert finding.advice == "NAV gjør oppgaven og fører datoen i «Utført», eller teamet setter ny frist."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(task_overdue) == []
