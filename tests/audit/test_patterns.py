from __future__ import annotations

import pytest

from pipeline.audit.patterns import identifiers_in


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Boliger i 2019: 119 av 1 250", []),
        ("kr 38 190 000 utbetalt", []),
        ("31.10.2019", []),
        ("Tlf. 412 34 567", ["et telefonnummer"]),
        ("+47 41 23 45 67", ["et telefonnummer"]),
        ("post@example.org", ["en e-postadresse"]),
        ("86011 17 02 38", []),
        ("12345678901", []),
    ],
)
def test_identifiers_are_known_by_pattern_and_check_digits(text: str, kinds: list[str]) -> None:
    assert list(identifiers_in(text)) == kinds


def test_a_large_number_in_a_cell_is_no_telephone_number() -> None:
    assert list(identifiers_in("38190000", is_number=True)) == []
