"""Values that stand some rows away from where they stood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import log

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.evidence import CONFIDENCE, FEWEST_CHANGED, Column, Stretch, best_stretch
from pipeline.drift.views import Codes

FARTHEST = 10
"""Rows that a block is looked for away from its place, up and down."""


@dataclass(frozen=True)
class Move:
    """A stretch whose values came from ``offset`` rows above (below where negative)."""

    stretch: Stretch
    offset: int


def find_move(column: Column) -> Move | None:
    """The move that accounts best for the changes; None when none does far beyond chance."""
    if len(column.changed) < FEWEST_CHANGED:
        return None
    best: Move | None = None
    for distance in range(1, min(FARTHEST, len(column.now) - 1) + 1):
        asked = CONFIDENCE + log(len(column.now)) + log(3.2 * distance**2)
        for offset in (distance, -distance):
            is_hit = _is_hit(column, offset)
            stretch = best_stretch(column, is_hit, partial(shifted, column.before, offset), asked)
            if stretch and (best is None or stretch.score > best.stretch.score):
                best = Move(stretch, offset)
    return best


def _is_hit(column: Column, offset: int) -> NDArray[np.bool_]:
    """Which of the changed cells hold what stood ``offset`` rows above."""
    source = column.changed - offset
    is_row = (source >= 0) & (source < len(column.before))
    is_hit: NDArray[np.bool_] = is_row & (column.before[np.where(is_row, source, 0)] == column.now[column.changed])
    return is_hit


def shifted(values: Codes, offset: int) -> Codes:
    """Each row's value ``offset`` rows above it, −1 where there is no such row."""
    moved = np.full(len(values), -1, np.int64)
    if offset > 0:
        moved[offset:] = values[:-offset]
    else:
        moved[:offset] = values[-offset:]
    return moved
