"""Two months' rows side by side, matched by key or by what stands in them, and never by place alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.drift.prints import TablePrint

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class View:
    """An order of rows: for each its place in this month's table and in the earlier one's, −1 where it is not there."""

    now_at: Codes
    before_at: Codes


def by_key(before: TablePrint, now: TablePrint) -> Codes:
    """For each of this month's rows the place of the earlier row with its key, −1 for none."""
    return places(now.keys, before.keys)


def views(before_at: Codes, before_count: int) -> tuple[View, ...]:
    """The rows in this month's order, new ones among them; and where it differs in the earlier order, gone ones too.

    Parameters
    ----------
    before_at
        For each of this month's rows the place of the same row in the earlier month, −1 for none.
    before_count
        Rows in the earlier month.
    """
    this = View(np.arange(len(before_at)), before_at)
    if len(before_at) == before_count and bool((before_at == this.now_at).all()):
        return (this,)
    now_at = np.full(before_count, -1, np.int64)
    known = np.flatnonzero(before_at >= 0)
    now_at[before_at[known]] = known
    return this, View(now_at, np.arange(before_count))


def places(wanted: NDArray[np.uint64], among: NDArray[np.uint64]) -> Codes:
    """Where each wanted digest stands among the others, −1 for nowhere."""
    if not len(among):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(among, kind="stable")
    at = np.minimum(np.searchsorted(among, wanted, sorter=order), len(among) - 1)
    found = order[at]
    return np.where(among[found] == wanted, found, -1)
