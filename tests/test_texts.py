from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline import texts


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (12500, None, "12\u00a0500"),
        (42.857142, 1, "42,9"),
        (42.85, 1, "42,9"),
        (42.84999, 1, "42,8"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "\u22123"),
        (-0.4, 0, "0"),
        (12.5, None, "12,5"),
        (12.345, None, "12,35"),
        (12.0, None, "12"),
        (1234567.891, 2, "1\u00a0234\u00a0567,89"),
        (1e14, 0, "100\u00a0000\u00a0000\u00a0000\u00a0000"),
    ],
)
def test_numbers_as_norwegians_write_them(value: float, decimals: int | None, text: str) -> None:
    assert texts.number(value, decimals) == text


@pytest.mark.parametrize(("value", "expected"), [(0.125, "0.13"), (1.005, "1.01"), (-1.005, "-1.01"), (2.675, "2.68")])
def test_rounding_is_half_up_as_ssb_rounds(value: float, expected: str) -> None:
    assert texts.rounded(value, 2) == Decimal(expected)


def test_days_months_and_kroner() -> None:
    assert texts.day(date(2019, 1, 2)) == "02.01.2019"
    assert texts.month("2019-10") == "oktober 2019"
    assert texts.kroner(12499.5) == "kr\u00a012\u00a0500"


def test_counts_and_lists() -> None:
    assert [texts.count(amount, "bolig", "boliger") for amount in (0, 1, 2)] == ["0 boliger", "1 bolig", "2 boliger"]
    assert [texts.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]
    assert texts.listed(("a", "b"), "eller") == "a eller b"
