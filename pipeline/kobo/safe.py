"""Texts that stand in a field between semicolons: read back the same by any program, and never taken for a formula."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.values import tidy

_FORBIDDEN = str.maketrans({";": ",", '"': "'", "\r": " ", "\n": " "})
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With their full-width forms, which some programs read alike."""
_PHONE_SIGNS = re.compile(r"[ ().\-/]")
_NORWEGIAN_PHONE = re.compile(r"(?:0047)?(\d{8})")
_FOREIGN_PHONE = re.compile(r"00[1-9]\d{6,14}")


def one_line(text: str) -> str:
    """The text on one line, without semicolons and straight quotation marks."""
    return tidy(text.translate(_FORBIDDEN))


def is_formula(texts: pd.Series) -> NDArray[np.bool_]:
    """Which texts a spreadsheet could take for a formula."""
    found: NDArray[np.bool_] = texts.str.startswith(_FORMULA_STARTS).to_numpy(dtype=bool)
    return found


def phone_number(text: str) -> str | None:
    """Eight digits, or 00 with country code and number («+» means the same); None for what is no number."""
    bare = _PHONE_SIGNS.sub("", text)
    bare = f"00{bare[1:]}" if bare.startswith("+") else bare
    if not bare.isascii():
        return None
    if found := _NORWEGIAN_PHONE.fullmatch(bare):
        return found.group(1)
    return bare if _FOREIGN_PHONE.fullmatch(bare) and not bare.startswith("0047") else None
