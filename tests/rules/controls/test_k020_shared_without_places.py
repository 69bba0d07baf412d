from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k020_shared_without_places import shared_without_places
from tests.builders import dwelling, shared_dwelling
from tests.rules.asking import Said, findings, said

SENTENCE = "Antall plasser er ikke oppgitt for fellesbolig B-1. Boligen er ikke med i kapasiteten."
CASES = [
    pytest.param(3, [], id="known"),
    pytest.param(1, [], id="one"),
    pytest.param(None, [("R2", SENTENCE)], id="unknown"),
]


@pytest.mark.parametrize(("places", "expected"), CASES)
def test_sentence(places: int | None, expected: Said) -> None:
    assert said(shared_without_places, dwellings=[shared_dwelling(places=places)]) == expected


def test_an_ordinary_dwelling_needs_none() -> None:
    assert said(shared_without_places, dwellings=[dwelling(places=None)]) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(shared_without_places) == []


def test_advice() -> None:
    (finding,) = findings(shared_without_places, dwellings=[shared_dwelling(places=None)])
    assert finding.advice == "Fyll ut antall plasser."
    assert finding.value == ""


def test_a_dwelling_that_has_left_the_stock_is_left_alone() -> None:
    gone = dwelling(is_shared_housing=True, places=None, in_stock_to=date(2019, 10, 30))
    assert said(shared_without_places, dwellings=[gone]) == []
