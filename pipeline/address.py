"""A dwelling's address on one line: written, and taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from schemas.tables.dwellings import Dwellings

_ADDRESS = re.compile(
    r"(?P<street_name>(?:\d{1,2}\. )?[^\W\d][^,\d]*?),? (?P<house_number>[1-9]\d{0,3}) ?(?P<house_letter>[a-zæøå])?"
    r"(?:[, ]+(?P<unit_number>[hulk] ?\d{4})(?:[, ]+(?:rom |hybel )?(?P<unit_subref>[a-zæøå]|\d{1,2}))?)?"
    r"(?:[, ]+\d{4} [^\d,]+)?",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"[^\d,]+")


def address(dwelling: Mapping[Any, Any] | pd.Series) -> str:
    """«Granlia 12 B»; empty when the street is unknown."""
    street, number, letter = (
        dwelling[column] for column in (Dwellings.street_name, Dwellings.house_number, Dwellings.house_letter)
    )
    if pd.isna(street):
        return ""
    parts = [str(street)] + [str(part) for part in (number, letter) if not pd.isna(part)]
    return " ".join(parts)


def split_address(text: str) -> dict[str, Any] | None:
    """The parts of «Storgata 63 A, H0101» by column, without those that it lacks; None when it cannot be taken apart.

    Letter glued or apart, the unit after a comma or a blank, the room's letter after the unit; a postal code and place
    at the end are no part of it.
    """
    if _NO_NUMBER.fullmatch(text):
        return {Dwellings.street_name: text}
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    parts = {name: part for name, part in match.groupdict().items() if part is not None}
    capitals = {name: part.upper().replace(" ", "") for name, part in parts.items()}
    number = int(parts["house_number"])
    return {**capitals, Dwellings.street_name: parts["street_name"], Dwellings.house_number: number}
