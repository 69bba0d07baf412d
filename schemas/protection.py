"""The column that says whether an address is protected; every table about persons may have it."""

from __future__ import annotations

from typing import Any

from schemas.codelists import ADDRESS_PROTECTION
from schemas.columns import column


def protection_column(who: str) -> Any:
    """Column «Adressesperre»; ``who`` is whose address, as it stands in the middle of a bokmål sentence."""
    return column(
        "Adressesperre",
        about=f"Om {who} lever på sperret adresse.",
        codes=ADDRESS_PROTECTION,
        synonyms=("Sperret adresse", "Adressebeskyttelse", "Kode 6/7"),
        optional=True,
        sensitive=True,
    )
