from __future__ import annotations

import pytest

from pipeline.rules.controls.k064_wish_against_being_apart import wish_against_being_apart
from tests.builders import Row, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Ungdommen ønsker å bo sammen med en annen, men et sted står det at de ikke skal bo sammen."
OTHER = {"youth_id": "U-2"}
CASES = [
    pytest.param([youth(live_with="U-2", not_live_with="U-2"), youth(**OTHER)], [("N2", SENTENCE)], id="one row"),
    pytest.param(
        [youth(live_with="U-2"), youth(**OTHER, not_live_with="U-1")], [("N2", SENTENCE)], id="the other's row"
    ),
    pytest.param(
        [youth(live_with="U-3", not_live_with="U-2"), youth(**OTHER), youth(youth_id="U-3")], [], id="of two others"
    ),
    pytest.param([youth(live_with="U-2"), youth(**OTHER, live_with="U-1")], [], id="agreed"),
    pytest.param([], [], id="empty"),
]


@pytest.mark.parametrize(("youths", "expected"), CASES)
def test_sentence(youths: list[Row], expected: Said) -> None:
    assert said(wish_against_being_apart, youths=youths) == expected


def test_advice() -> None:
    (finding,) = findings(
        wish_against_being_apart, youths=[youth(live_with="U-2"), youth(**OTHER, not_live_with="U-1")]
    )
    assert finding.advice == "Avklar hva som gjelder, og rett «Bo sammen med» eller «Ikke bo med» hos begge."
