"""The same block of rows pasted twice, under other numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.prints import TablePrint, is_missing
from pipeline.drift.twins import added_up, contents

FEWEST_ROWS = 5
"""Rows in a block from which it is no coincidence that they stand once more in the same order."""
FEWEST_VALUES = 4
"""Values that a row must hold beside its key to be told from others."""


@dataclass(frozen=True)
class Double:
    """Rows of the table's frame, and as many further down that hold the same beside their keys."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]


def find_double(table: TablePrint, key: tuple[str, ...]) -> Double | None:
    """The longest block of rows that stands twice; None where none does.

    A table whose key is made of several columns has none: its rows may honestly repeat, as a survey made anew does.
    """
    names = sorted(table.columns.keys() - set(key))
    if len(key) > 1 or len(table.keys) < 2 * FEWEST_ROWS:
        return None
    digests = added_up(contents(table, names), len(table.keys))
    held = np.sum([~is_missing(table.columns[name]) for name in names], axis=0)
    _, numbers, counts = np.unique(digests, return_inverse=True, return_counts=True)
    twice = np.flatnonzero((counts[numbers] == 2) & (held >= FEWEST_VALUES))
    pairs = twice[np.argsort(numbers[twice], kind="stable")].reshape(-1, 2)
    pairs = pairs[np.argsort(pairs[:, 0])]
    if len(pairs) < FEWEST_ROWS:
        return None
    runs = np.split(pairs, np.flatnonzero((np.diff(pairs, axis=0) != 1).any(axis=1)) + 1)
    longest = max(runs, key=len)
    return Double(longest[:, 0], longest[:, 1]) if len(longest) >= FEWEST_ROWS else None
