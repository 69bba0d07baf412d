"""Bokmål: how values are written for people, and the sentences that no single rule owns."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MASK = "•••"
"""Stands for a value about a person."""

NOT_COMPUTED = "ikke beregnet"
NOT_DELIVERED = "ikke levert"

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_SHORT = 4
"""Names of months that need no abbreviation: mars, mai, juni, juli."""


def day(value: date) -> str:
    """31.10.2019."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def month(period: str) -> str:
    """«2019-10» as «oktober 2019»."""
    year, number = period.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def short_month(period: str) -> str:
    """«2019-10» as «okt. 2019», «2019-05» as «mai 2019»."""
    year, number = period.split("-")
    name = MONTHS[int(number) - 1]
    return f"{name if len(name) <= _SHORT else f'{name[:3]}.'} {year}"


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Half up, as SSB rounds."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float, decimals: int | None = None) -> str:
    """12 500 or 42,9: space between thousands, decimal comma; decimals as needed, two at most, unless given."""
    if decimals is None and isinstance(value, int):
        decimals = 0
    elif decimals is None:
        whole = rounded(value, 2)
        decimals = next((count for count in (0, 1) if whole == round(whole, count)), 2)
    # adding nothing takes the sign off a zero
    text = f"{rounded(value, decimals) + 0:,}"
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def kroner(value: float) -> str:
    """Kr 12 500."""
    return f"kr\u00a0{number(value, 0)}"


def count(amount: int, singular: str, plural: str) -> str:
    """«1 bolig», «4 boliger»."""
    return f"{number(amount, 0)} {singular if amount == 1 else plural}"


def listed(items: list[str] | tuple[str, ...], conjunction: str = "og") -> str:
    """«a, b og c»."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"
