from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k008_too_few_shared_places import too_few_shared_places
from tests.builders import context, dwelling, shared_dwelling
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(1, [("R2", "Antall plasser er 1. En fellesbolig har minst 2 plasser.")], id="below"),
    pytest.param(2, [], id="lowest"),
    pytest.param(3, [], id="highest"),
    pytest.param(4, [], id="a larger one is another kind"),
    pytest.param(None, [], id="unknown"),
]


@pytest.mark.parametrize(("places", "expected"), CASES)
def test_sentence(places: int | None, expected: Said) -> None:
    assert said(too_few_shared_places, dwellings=[shared_dwelling(places=places)]) == expected


def test_an_ordinary_dwelling_may_have_any_number() -> None:
    assert said(too_few_shared_places, dwellings=[dwelling(places=9)]) == []


def test_the_limits_are_settings() -> None:
    run = context(shared_places_min=3)
    sentence = "Antall plasser er 2. En fellesbolig har minst 3 plasser."
    rows = [shared_dwelling(dwelling_id="B-1", places=3), shared_dwelling(dwelling_id="B-2", places=2)]
    assert said(too_few_shared_places, run, dwellings=rows) == [("R3", sentence)]


def test_nothing_to_say_of_no_rows() -> None:
    assert said(too_few_shared_places) == []


def test_advice() -> None:
    (finding,) = findings(too_few_shared_places, dwellings=[shared_dwelling(places=1)])
    assert finding.advice == "Rett antallet, eller rett «Fellesbolig» hvis boligen ikke skal deles."


def test_a_dwelling_that_has_left_the_stock_is_left_alone() -> None:
    gone = dwelling(is_shared_housing=True, places=1, in_stock_to=date(2019, 10, 30))
    assert said(too_few_shared_places, dwellings=[gone]) == []
