"""Which rows make a figure: one description that counts them and tells people which they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts

_PLAIN = (pd.StringDtype, np.dtypes.Int64DType, np.dtypes.Int32DType)


@dataclass(frozen=True)
class Pick:
    """Rows that hold a value, or one of several, in each of some columns; without columns all rows.

    ``total`` is a column to sum instead of counting the rows.
    """

    wanted: Mapping[str, Any] = field(default_factory=dict)
    total: str = ""

    def mask(self, rows: pd.DataFrame) -> NDArray[np.bool_]:
        """Which of the rows count."""
        at = np.arange(len(rows))
        for column, value in self.wanted.items():
            # most rows fall at the first column, so the others are looked up for few
            at = at[_hold(rows[column], at, value if isinstance(value, tuple) else (value,))]
        found = np.zeros(len(rows), dtype=bool)
        found[at] = True
        return found

    def amount(self, rows: pd.DataFrame) -> float:
        """How many they are, or what they add up to."""
        mask = self.mask(rows)
        return added_up(rows[self.total][mask]) if self.total else int(mask.sum())

    def also(self, column: str, value: Any) -> Pick:
        """The same rows narrowed by one more column."""
        return Pick({**self.wanted, column: value}, self.total)

    @property
    def text(self) -> str:
        """The description in bokmål."""
        parts = [f"{column} = {_words(value)}" for column, value in self.wanted.items()]
        rows = texts.listed(parts) if parts else "alle rader"
        if not self.total:
            return rows[0].upper() + rows[1:]
        return f"Sum av «{self.total}»" + (f" der {rows}" if parts else "")


def added_up(values: pd.Series) -> float:
    """The sum of numbers, blank ones left out: the same to the last digit whatever order they stand in."""
    return fsum(values.dropna())


def _hold(values: pd.Series, at: NDArray[np.int64], wanted: tuple[Any, ...]) -> NDArray[np.bool_]:
    """Which of the values in these places are one of those wanted."""
    found: NDArray[np.bool_]
    if not isinstance(values.dtype, _PLAIN):
        found = values.isin(wanted).to_numpy(dtype=bool)[at]
        return found
    # pandas' own search takes twenty times as long over a short column
    held = values.to_numpy()[at]
    found = held == wanted[0]
    for item in wanted[1:]:
        found |= held == item
    return found


def _words(value: Any) -> str:
    return texts.listed([str(item) for item in value], "eller") if isinstance(value, tuple) else str(value)
