from __future__ import annotations

import pytest

from pipeline.address import address
from schemas.tables.dwellings import Dwellings
from tests.builders import dwelling, make_frame


@pytest.mark.parametrize(
    ("street", "number", "letter", "expected"),
    [
        ("Granlia", 12, "B", "Granlia 12 B"),
        ("Granlia", 12, None, "Granlia 12"),
        ("Granlia", None, None, "Granlia"),
        (None, 12, "B", ""),
    ],
)
def test_an_address_on_one_line(street: str | None, number: int | None, letter: str | None, expected: str) -> None:
    row = dwelling(street_name=street, house_number=number, house_letter=letter)

    assert address(make_frame(Dwellings, [row]).iloc[0]) == expected
