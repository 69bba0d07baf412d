from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k051_handover_without_protocol import handover_without_protocol
from tests.builders_acquisitions import handover
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="has one"),
    pytest.param(
        {"protocol_date": None},
        [("D2", "Boligen i anskaffelse N-1 er overtatt 20.05.2019, men protokollen mangler.")],
        id="none",
    ),
    pytest.param({"protocol_date": None, "handover_date": date(2019, 11, 1)}, [], id="handed over tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(handover_without_protocol, handovers=[handover(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(handover_without_protocol, handovers=[handover(protocol_date=None)])
    assert finding.advice == "Fyll ut overtakelsesprotokollen. Opal har mal."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(handover_without_protocol) == []
