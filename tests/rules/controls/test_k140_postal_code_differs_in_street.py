from __future__ import annotations

import pytest

from pipeline.rules.controls.k140_postal_code_differs_in_street import postal_code_differs_in_street
from tests.builders import Row, dwelling
from tests.rules.asking import said

SENTENCE = "Postnr er 0001, men andre boliger i Ingenstedsveien 1 har 0000."


@pytest.mark.parametrize(
    ("odd", "is_said"),
    [
        ({"postal_code": "0001"}, True),
        ({"postal_code": "0001", "street_name": "INGENSTEDSVEIEN"}, True),
        ({"postal_code": "0001", "house_number": 2}, False),
        ({"postal_code": "0001", "municipality_no": "9998"}, False),
        ({"postal_code": None}, False),
        ({"postal_code": "0001", "street_name": None}, False),
        ({}, False),
    ],
)
def test_sentence(odd: Row, is_said: bool) -> None:
    rows = [dwelling(), dwelling(dwelling_id="B-2"), dwelling(dwelling_id="B-3", **odd)]
    found = [sentence.casefold() for _, sentence in said(postal_code_differs_in_street, dwellings=rows)]
    assert found == ([SENTENCE.casefold()] if is_said else [])
