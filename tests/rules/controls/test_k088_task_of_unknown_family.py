from __future__ import annotations

import pytest

from pipeline.rules.controls.k088_task_of_unknown_family import task_of_unknown_family
from tests.builders_families import family_task, priority_family
from tests.rules.asking import Said, findings, said

WRONG = [("B2", "Oppgave OP-1 gjelder en familie som ikke står i Satsningsfamilier.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"family_id": "F-9"}, WRONG, id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(task_of_unknown_family, family_tasks=[family_task(**changes)], priority_families=[priority_family()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        task_of_unknown_family, family_tasks=[family_task(family_id="F-9")], priority_families=[priority_family()]
    )
    assert finding.advice == "Rett familienummeret."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(task_of_unknown_family) == []
