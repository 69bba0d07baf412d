"""Numbers and addresses of persons by their pattern and their check digits (DOMAIN 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.identifiers import has_valid_check_digits, has_valid_person_check_digits

_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ .]?\d){10,11}(?![\d]|[.,]\d)")
_PHONE = re.compile(r"(?<![\w.,-])(?:(?:\+|00)47 ?)?(?:[2-9]\d(?: ?\d\d){3}|[49]\d\d \d\d \d\d\d)(?![\w-]|[.,]\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w")
_ACCOUNT_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_ACCOUNT_LENGTH, _DUF_LENGTH = 11, 12


def identifiers_in(text: str, *, is_number: bool = False) -> Iterator[str]:
    """What kinds of identifiers a text has, in bokmål; telephone numbers only where it is not a number itself."""
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) == _DUF_LENGTH and has_valid_check_digits(digits):
            yield "et DUF-nummer"
        elif len(digits) == _ACCOUNT_LENGTH and has_valid_person_check_digits(digits):
            yield "et fødselsnummer eller D-nummer"
        elif len(digits) == _ACCOUNT_LENGTH and _is_account(digits):
            yield "et kontonummer"
    if not is_number:
        if _PHONE.search(text):
            yield "et telefonnummer"
        if _EMAIL.search(text):
            yield "en e-postadresse"


def _is_account(digits: str) -> bool:
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, _ACCOUNT_WEIGHTS, strict=False))
    return -weighted % 11 == int(digits[10])
