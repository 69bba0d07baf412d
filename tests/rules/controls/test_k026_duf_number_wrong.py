from __future__ import annotations

import pytest

from pipeline.rules.controls.k026_duf_number_wrong import duf_number_wrong
from tests.builders import youth
from tests.rules.asking import Said, findings, said

WRONG = [("D2", "DUF-nummeret har feil kontrollsiffer.")]
CASES = [
    pytest.param("201017238203", [], id="valid"),
    pytest.param("200816832910", [], id="valid, two digits"),
    pytest.param("000100000107", [], id="valid, made up"),
    pytest.param("201012345678", WRONG, id="wrong"),
    pytest.param("000100000108", WRONG, id="wrong by one"),
    pytest.param(None, [], id="unknown"),
]


@pytest.mark.parametrize(("number", "expected"), CASES)
def test_sentence(number: str | None, expected: Said) -> None:
    assert said(duf_number_wrong, youths=[youth(duf_number=number)]) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(duf_number_wrong) == []


def test_the_number_is_masked() -> None:
    (finding,) = findings(duf_number_wrong, youths=[youth(duf_number="000100000108")])
    assert finding.value == "•••"
    assert finding.advice == "Sjekk nummeret mot vedtaket."
