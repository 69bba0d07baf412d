"""Values that stand some rows away from where they stood."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from pipeline.drift.evidence import CONFIDENCE, Codes, Column, Stretch, best_stretch

FARTHEST = 10
"""Rows that a block is looked for away from its place, up and down."""


@dataclass(frozen=True)
class Move:
    """A stretch whose values came from ``offset`` rows above (below where negative)."""

    stretch: Stretch
    offset: int


def find_move(column: Column) -> Move | None:
    """The move that accounts best for the changes; None when none does far beyond chance."""
    best: Move | None = None
    for distance in range(1, min(FARTHEST, len(column.now) - 1) + 1):
        asked = CONFIDENCE + log(len(column.now)) + log(3.2 * distance**2)
        for offset in (distance, -distance):
            expected = shifted(column.before, offset)
            stretch = best_stretch(column, column.now == expected, expected >= 0)
            if stretch and stretch.score > asked and (best is None or stretch.score > best.stretch.score):
                best = Move(stretch, offset)
    return best


def shifted(values: Codes, offset: int) -> Codes:
    """Each row's value ``offset`` rows above it, −1 where there is no such row."""
    moved = np.full(len(values), -1, np.int64)
    if offset > 0:
        moved[offset:] = values[:-offset]
    else:
        moved[:offset] = values[-offset:]
    return moved
