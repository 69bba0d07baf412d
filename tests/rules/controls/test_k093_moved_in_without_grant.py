from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k093_moved_in_without_grant import moved_in_without_grant
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

WRONG = [("I2", "Husstanden flyttet inn 01.10.2019, men resultatet av søknaden er «Avslag».")]
CASES = [
    pytest.param({"moved_in_date": date(2019, 10, 1)}, [], id="granted"),
    pytest.param({"moved_in_date": date(2019, 10, 1), "decision": "REJECTED"}, WRONG, id="rejected"),
    pytest.param({"decision": "REJECTED"}, [], id="not moved in"),
    pytest.param({"moved_in_date": date(2019, 10, 1), "decision": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(moved_in_without_grant, applications=[application(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(
        moved_in_without_grant, applications=[application(moved_in_date=date(2019, 10, 1), decision="REJECTED")]
    )
    assert finding.advice == "Rett resultatet eller innflyttingsdatoen."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(moved_in_without_grant) == []
