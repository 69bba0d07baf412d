from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k076_large_shared_over_limit import large_shared_over_limit
from tests.builders import context, dwelling, shared_dwelling
from tests.rules.asking import Said, findings, said

SENTENCE = "Bofellesskapet har 9 plasser. Et større bofellesskap har høyst 8."


@pytest.mark.parametrize(("places", "expected"), [(3, []), (8, []), (9, [("R2", SENTENCE)]), (None, [])])
def test_sentence(places: int | None, expected: Said) -> None:
    assert said(large_shared_over_limit, dwellings=[shared_dwelling(places=places)]) == expected


def test_other_dwellings_are_left_alone() -> None:
    homes = [dwelling(places=9), shared_dwelling(dwelling_id="B-2", places=9, in_stock_to=date(2019, 10, 30))]
    assert said(large_shared_over_limit, dwellings=homes) == []


def test_the_limit_is_a_setting() -> None:
    run = context(large_shared_places_max=9)
    assert said(large_shared_over_limit, run, dwellings=[shared_dwelling(places=9)]) == []


def test_advice() -> None:
    (finding,) = findings(large_shared_over_limit, dwellings=[shared_dwelling(places=9)])
    assert finding.advice == "Rett antallet, eller endre grensen i Oppsett."
