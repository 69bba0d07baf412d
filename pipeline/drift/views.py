"""Two months' rows side by side, matched by key and never by place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.evidence import Codes
from pipeline.drift.prints import TablePrint


@dataclass(frozen=True)
class View:
    """An order of rows: for each its place in this month's table and in the earlier one's, −1 where it is not there."""

    now_at: Codes
    before_at: Codes


def views(before: TablePrint, now: TablePrint) -> tuple[View, ...]:
    """The rows in this month's order, new ones among them; and where it differs in the earlier order, gone ones too."""
    this = View(np.arange(len(now.keys)), _places(now.keys, before.keys))
    that = View(_places(before.keys, now.keys), np.arange(len(before.keys)))
    is_same_order = len(now.keys) == len(before.keys) and bool((this.before_at == that.before_at).all())
    return (this,) if is_same_order else (this, that)


def by_content(before: TablePrint, now: TablePrint, column: str) -> tuple[TablePrint, TablePrint]:
    """Both months with the rows told apart by what stands outside one column; rows that are equal match none."""
    names = sorted(
        name
        for name in now.columns.keys() & before.columns.keys()
        if name != column and now.columns[name].dtype == before.columns[name].dtype
    )
    digests = [contents(table, names) for table in (before, now)]
    alone = [np.uint64(number) << np.uint64(62) for number in (2, 3)]
    return tuple(  # type: ignore[return-value]
        TablePrint(_own_where_equal(found, first), table.columns)
        for found, first, table in zip(digests, alone, (before, now), strict=True)
    )


def contents(table: TablePrint, names: list[str]) -> NDArray[np.uint64]:
    """A digest per row of what stands in some columns."""
    found = np.zeros(len(table.keys), np.uint64)
    for name in names:
        found = found * np.uint64(1_000_003) + pd.util.hash_array(table.columns[name])
    return found >> np.uint64(1)


def _own_where_equal(digests: NDArray[np.uint64], first: np.uint64) -> NDArray[np.uint64]:
    _, numbers, counts = np.unique(digests, return_inverse=True, return_counts=True)
    return np.where(counts[numbers] == 1, digests, first + np.arange(len(digests), dtype=np.uint64))


def _places(wanted: NDArray[np.uint64], among: NDArray[np.uint64]) -> Codes:
    """Where each wanted key stands among the others, −1 for nowhere."""
    if not len(among):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(among, kind="stable")
    at = np.minimum(np.searchsorted(among, wanted, sorter=order), len(among) - 1)
    found = order[at]
    return np.where(among[found] == wanted, found, -1)
