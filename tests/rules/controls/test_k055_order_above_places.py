from __future__ import annotations

import pytest

from pipeline.rules.controls.k055_order_above_places import order_above_places
from tests.builders import shared_dwelling
from tests.builders_acquisitions import imdi_order
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({"places_ordered": 3}, [], id="all places"),
    pytest.param(
        {"places_ordered": 4}, [("D2", "Bestillingen gjelder 4 plasser, men bolig B-1 har 3.")], id="one too many"
    ),
    pytest.param({"places_ordered": None}, [], id="unknown"),
    pytest.param({"places_ordered": 4, "dwelling_id": "B-9"}, [], id="unknown dwelling"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(order_above_places, imdi_orders=[imdi_order(**changes)], dwellings=[shared_dwelling()]) == expected


def test_places_not_known() -> None:
    assert said(order_above_places, imdi_orders=[imdi_order()], dwellings=[shared_dwelling(places=None)]) == []


def test_advice() -> None:
    (finding,) = findings(order_above_places, imdi_orders=[imdi_order(places_ordered=4)], dwellings=[shared_dwelling()])
    assert finding.advice == "Rett bestillingen, eller antall plasser i Boliger."
    assert finding.value == "4"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(order_above_places) == []
