"""Cuts: of the sets that take part in two of three rows only one can be chosen, which fractions do not know.

Known as subset-row cuts (Jepsen, Petersen, Spoorendonk and Pisinger 2008).
"""

from __future__ import annotations

import numpy as np

from pipeline.allocation.packing_rows import Cut, PackingRows, Rows
from pipeline.allocation.simplex import DIGITS, Reals

AT_ONCE = 20
BROKEN_BY = 0.02


def broken_cuts(rows: PackingRows, sets: Rows, shares: Reals) -> list[Cut]:
    """The cuts that the shares of the sets break most, worst first."""
    in_part = rows.takes_part(sets)
    own = np.flatnonzero(in_part.any(axis=0))
    part = in_part[:, own].astype(np.float64)
    weighted = part * shares[:, None]
    two = weighted.T @ part
    np.fill_diagonal(two, 0)
    three = ((weighted[:, :, None] * part[:, None, :]).reshape(len(part), -1).T @ part).reshape(*two.shape, len(own))
    load = np.round(two[:, :, None] + two[:, None, :] + two[None, :, :] - 2 * three, DIGITS)
    found = np.column_stack(np.nonzero(load > 1 + BROKEN_BY))
    found = found[(found[:, 0] < found[:, 1]) & (found[:, 1] < found[:, 2])]
    worst = np.argsort(-load[tuple(found.T)], kind="stable")[:AT_ONCE]
    return [Cut(int(own[one]), int(own[other]), int(own[third])) for one, other, third in found[worst]]
