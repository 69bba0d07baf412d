from __future__ import annotations

import pytest

from pipeline.identifiers import has_valid_check_digits, is_organisation_number


@pytest.mark.parametrize("number", ["201017238203", "200816832910", "000100000107"])
def test_a_duf_number_whose_last_two_digits_fit(number: str) -> None:
    assert has_valid_check_digits(number)


@pytest.mark.parametrize("number", ["201012345678", "201017238204", "20101723820", "2010172382033", "", "20101723820x"])
def test_a_duf_number_that_cannot_be(number: str) -> None:
    assert not has_valid_check_digits(number)


def test_every_single_slip_of_a_digit_in_the_number_is_seen() -> None:
    number = "201017238203"

    slips = [
        number[:at] + digit + number[at + 1 :] for at in range(10) for digit in "0123456789" if digit != number[at]
    ]

    assert not [slip for slip in slips if has_valid_check_digits(slip)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("123456785", True),
        ("123456786", False),
        ("12345678", False),
        ("1234567850", False),
        ("", False),
        ("١٢٣٤٥٦٧٨٥", False),
    ],
)
def test_an_organisation_number(number: str, expected: bool) -> None:
    assert is_organisation_number(number) == expected
