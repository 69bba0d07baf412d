from __future__ import annotations

import pytest

from pipeline.rules.controls.k141_postal_place_differs import postal_place_differs
from tests.builders import dwelling
from tests.rules.asking import said

SENTENCE = "Poststedet er Annensted, men de andre boligene med postnr 0000 har Ingensted."


@pytest.mark.parametrize(
    ("place", "others", "is_said"),
    [("Annensted", 3, True), ("Annensted", 2, False), ("INGENSTED", 5, False), (None, 5, False)],
)
def test_sentence(place: str | None, others: int, is_said: bool) -> None:
    rows = [dwelling(dwelling_id=f"B-{number}") for number in range(2, 2 + others)]
    found = said(postal_place_differs, dwellings=[*rows, dwelling(postal_place=place)])
    assert [sentence for _, sentence in found] == ([SENTENCE] if is_said else [])
