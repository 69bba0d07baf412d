from __future__ import annotations

import pytest

from pipeline.rules.controls.k143_floor_differs_from_unit_number import floor_differs_from_unit_number
from tests.builders import dwelling
from tests.rules.asking import said


@pytest.mark.parametrize(
    ("unit", "floor", "is_said"),
    [
        ("H0301", 2, True),
        ("H0301", 3, False),
        ("H1201", 12, False),
        ("U0301", 2, False),
        (None, 2, False),
        ("H0301", None, False),
    ],
)
def test_sentence(unit: str | None, floor: int | None, is_said: bool) -> None:
    found = said(floor_differs_from_unit_number, dwellings=[dwelling(unit_number=unit, floor=floor)])
    assert [sentence for _, sentence in found] == (["Etasjen er 2, men H0301 ligger i 3. etasje."] if is_said else [])
