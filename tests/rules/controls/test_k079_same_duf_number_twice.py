from __future__ import annotations

import pytest

from pipeline.rules.controls.k079_same_duf_number_twice import same_duf_number_twice
from tests.builders import youth
from tests.rules.asking import Said, findings, said

SENTENCE = "DUF-nummeret står på 2 rader."


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("000100000107", [("D2", SENTENCE), ("D3", SENTENCE)]),
        ("000100000206", []),
        (None, []),
    ],
)
def test_sentence(second: str | None, expected: Said) -> None:
    rows = [youth(), youth(youth_id="U-2", duf_number=second), youth(youth_id="U-3", duf_number=None)]
    assert said(same_duf_number_twice, youths=rows) == expected


def test_advice() -> None:
    finding = findings(same_duf_number_twice, youths=[youth(), youth(youth_id="U-2")])[0]
    assert finding.advice == "Er det samme ungdom, så slå radene sammen. Ellers rett nummeret."
    assert finding.value == "•••"
