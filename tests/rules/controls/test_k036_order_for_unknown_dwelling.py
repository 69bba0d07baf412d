from __future__ import annotations

import pytest

from pipeline.rules.controls.k036_order_for_unknown_dwelling import order_for_unknown_dwelling
from tests.builders import dwelling
from tests.builders_acquisitions import imdi_order
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="known"),
    pytest.param(
        {"dwelling_id": "B-9"},
        [("B2", "Bolig B-9 finnes ikke i Boliger. Bestillingen er satt til side.")],
        id="unknown",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(order_for_unknown_dwelling, imdi_orders=[imdi_order(**changes)], dwellings=[dwelling()]) == expected


def test_the_row_is_set_aside() -> None:
    (finding,) = findings(order_for_unknown_dwelling, imdi_orders=[imdi_order()])
    assert finding.severity == "Feil"


def test_advice() -> None:
    (finding,) = findings(order_for_unknown_dwelling, imdi_orders=[imdi_order(dwelling_id="B-9")])
    assert finding.advice == "Sjekk bolignummeret mot arket Boliger."
    assert finding.value == "B-9"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(order_for_unknown_dwelling) == []
