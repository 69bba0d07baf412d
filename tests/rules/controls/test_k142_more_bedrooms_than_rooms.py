from __future__ import annotations

import pytest

from pipeline.rules.controls.k142_more_bedrooms_than_rooms import more_bedrooms_than_rooms
from tests.builders import dwelling
from tests.rules.asking import said


@pytest.mark.parametrize(
    ("bedrooms", "rooms", "is_said"), [(3, 2, True), (2, 2, False), (None, 2, False), (3, None, False)]
)
def test_sentence(bedrooms: int | None, rooms: int | None, is_said: bool) -> None:
    found = said(more_bedrooms_than_rooms, dwellings=[dwelling(approved_bedrooms=bedrooms, room_count=rooms)])
    assert [sentence for _, sentence in found] == (["Boligen har 3 soverom, men bare 2 rom i alt."] if is_said else [])
