from __future__ import annotations

import pytest

from pipeline.rules.controls.k092_decision_without_date import decision_without_date
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("F2", "Resultatet er «Innvilget», men vedtaksdatoen mangler. Søknaden blir ikke talt.")]
SENTENCE_2 = [("F2", "Resultatet er «Avslag», men vedtaksdatoen mangler. Søknaden blir ikke talt.")]
CASES = [
    pytest.param({}, [], id="dated"),
    pytest.param({"decision_date": None}, SENTENCE_1, id="granted"),
    pytest.param({"decision": "REJECTED", "decision_date": None}, SENTENCE_2, id="rejected"),
    pytest.param({"decision": "PENDING", "decision_date": None}, [], id="pending"),
    pytest.param({"decision": None, "decision_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(decision_without_date, applications=[application(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(decision_without_date, applications=[application(decision_date=None)])
    assert finding.advice == "Fyll ut vedtaksdatoen."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(decision_without_date) == []
