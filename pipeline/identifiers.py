"""Check digits of identifiers (DOMAIN 6)."""

from __future__ import annotations

from operator import mul

_DUF_WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)
_ORGANISATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)


def has_valid_check_digits(duf_number: str) -> bool:
    """Whether the last two of twelve digits are the weighted sum of the first ten modulo 11; False for other texts."""
    if len(duf_number) != 12 or not duf_number.isdecimal():
        return False
    weighted: int = sum(map(mul, map(int, duf_number), _DUF_WEIGHTS))
    return weighted % 11 == int(duf_number[10:])


def is_organisation_number(text: str) -> bool:
    """Whether nine digits carry a right check digit: their weighted sum is a multiple of 11; False for other texts."""
    if len(text) != 9 or not (text.isascii() and text.isdecimal()):
        return False
    return sum(int(digit) * weight for digit, weight in zip(text, _ORGANISATION_WEIGHTS, strict=True)) % 11 == 0


def has_valid_person_check_digits(number: str) -> bool:
    """Whether eleven digits end in the check digits of a birth number, D-number or synthetic number.

    The two rules are those of Skatteetaten: for numbers from 2032 on, the first check digit may leave any of the rests
    0–3 and the second stands as it was.
    """
    if len(number) != 11 or not number.isdecimal():
        return False
    digits = [int(digit) for digit in number]
    first = sum(digit * weight for digit, weight in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False)) % 11
    second = sum(digit * weight for digit, weight in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11
    return first in range(4) and second == 0
