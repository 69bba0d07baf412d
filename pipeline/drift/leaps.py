"""Single amounts, and whole columns' sums, that leapt since last month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.drift.prints import TablePrint
from pipeline.drift.views import by_key
from schemas.columns import Kind, TableSpec

_FEWEST_ROWS = 10
"""Rows of a table from which a share of their sum says anything."""


@dataclass(frozen=True)
class Leap:
    """An amount this month and last; ``row`` is its place in the table's frame, −1 for the column's sum."""

    column: str
    row: int
    now: float
    before: float


def find_leaps(spec: TableSpec, before: TablePrint, now: TablePrint, factor: float, limit_pct: float) -> list[Leap]:
    """Amounts that are many times what they were, or a small part of it; and sums that changed by a large share.

    Parameters
    ----------
    spec
        Its numbers are looked at where they are kept as they are: not those about persons.
    before, now
        The fingerprints of both months.
    factor
        How many times an amount may be what it was, or its part.
    limit_pct
        Change of a column's sum, in per cent, from which it is said; not where a single amount tells why.
    """
    before_at = by_key(before, now)
    met = np.flatnonzero(before_at >= 0)
    found: list[Leap] = []
    for column in spec.columns:
        values, earlier = now.columns.get(column.name), before.columns.get(column.name)
        if column.kind is not Kind.NUMBER or values is None or earlier is None or values.dtype.kind != "f":
            continue
        new, old = values[met].astype(np.float64), earlier[before_at[met]].astype(np.float64)
        both = (new > 0) & (old > 0)
        ratio = np.divide(new, old, out=np.ones(len(met)), where=both)
        rows = np.flatnonzero(both & ((ratio >= factor) | (ratio <= 1 / factor)))
        found += [Leap(column.name, int(met[at]), float(new[at]), float(old[at])) for at in rows.tolist()]
        sums = float(np.nansum(values)), float(np.nansum(earlier))
        is_large = sums[1] > 0 and 100 * abs(sums[0] / sums[1] - 1) > limit_pct
        if not len(rows) and is_large and len(before.keys) >= _FEWEST_ROWS:
            found.append(Leap(column.name, -1, *sums))
    return found
