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
_STREET = {Dwellings.street_name: "", Dwellings.house_number: " ", Dwellings.house_letter: " "}
_UNIT = {Dwellings.unit_number: ", ", Dwellings.unit_subref: ", "}
"""The parts in their order, and what stands before each."""


def addresses(dwellings: pd.DataFrame) -> list[str]:
    """«Granlia 12 B» for every row; empty when the street is unknown."""
    return _joined(dwellings, _STREET)


def full_addresses(dwellings: pd.DataFrame) -> list[str]:
    """«Granlia 12 B, H0101» for every row; empty when the street is unknown."""
    return _joined(dwellings, _STREET | _UNIT)


def _joined(dwellings: pd.DataFrame, leads: Mapping[str, str]) -> list[str]:
    parts = [_led(dwellings[name], lead) for name, lead in leads.items()]
    return ["".join(row) if row[0] else "" for row in zip(*parts, strict=True)]


def _led(values: pd.Series, lead: str) -> list[str]:
    known = zip(values.to_numpy(dtype=object), values.notna(), strict=True)
    return [f"{lead}{value}" if is_known else "" for value, is_known in known]


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
