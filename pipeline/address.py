"""A dwelling's address on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from schemas.tables.dwellings import Dwellings


def address(dwelling: Mapping[Any, Any] | pd.Series) -> str:
    """«Granlia 12 B»; empty when the street is unknown."""
    street, number, letter = (
        dwelling[column] for column in (Dwellings.street_name, Dwellings.house_number, Dwellings.house_letter)
    )
    if pd.isna(street):
        return ""
    parts = [str(street)] + [str(part) for part in (number, letter) if not pd.isna(part)]
    return " ".join(parts)
