from __future__ import annotations

import pytest

from pipeline.rules.controls.k144_area_unlike_others import area_unlike_others
from tests.builders import dwelling
from tests.rules.asking import said


@pytest.mark.parametrize(
    ("area", "others", "message"),
    [
        (685.0, 8, "Arealet 685\u00a0m² er ti ganger det tilsvarende boliger har (70 m²)."),
        (7.0, 8, "Arealet 7\u00a0m² er en tidel av det tilsvarende boliger har (70 m²)."),
        (300.0, 8, "Arealet 300\u00a0m² er 4,3 ganger det tilsvarende boliger har (70 m²)."),
        (200.0, 8, None),
        (685.0, 5, None),
        (None, 8, None),
    ],
)
def test_sentence(area: float | None, others: int, message: str | None) -> None:
    rows = [dwelling(dwelling_id=f"B-{number}") for number in range(2, 2 + others)]
    found = said(area_unlike_others, dwellings=[*rows, dwelling(usable_area_m2=area)])
    assert [sentence for _, sentence in found] == ([message] if message else [])
