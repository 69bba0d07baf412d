"""Check digits of identifiers (DOMAIN 6)."""

from __future__ import annotations

_DUF_WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)


def has_valid_check_digits(duf_number: str) -> bool:
    """Whether the last two of twelve digits are the weighted sum of the first ten modulo 11; False for other texts."""
    if len(duf_number) != 12 or not duf_number.isdecimal():
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(duf_number, _DUF_WEIGHTS, strict=False))
    return weighted % 11 == int(duf_number[10:])
