from __future__ import annotations

import pytest

from pipeline.rules.controls.k065_names_self import names_self
from tests.builders import Row, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommens eget nummer står under hvem ungdommen skal eller ikke skal bo med."
CASES = [
    pytest.param(youth(live_with="U-1"), [("N2", SENTENCE)], id="with"),
    pytest.param(youth(not_live_with="u 1"), [("O2", SENTENCE)], id="not with"),
    pytest.param(youth(live_with="U-2"), [], id="another"),
    pytest.param(youth(), [], id="nobody"),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(names_self, youths=[row, youth(youth_id="U-2")]) == expected


def test_advice() -> None:
    (finding,) = findings(names_self, youths=[youth(live_with="U-1")])
    assert finding.advice == "Skriv nummeret til den andre."
