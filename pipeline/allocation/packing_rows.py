"""The rows of the packing problem: each youth at most once, each dwelling at most one set, and what is demanded."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_sets import NOBODY, MoveInSets
from pipeline.allocation.solver import Reals


class PackingRows:
    """Rows as «at most», for any choice of the sets: youths, dwellings, youths who must have a place, demands."""

    def __init__(self, sets: MoveInSets, must: Flags, dwelling_count: int) -> None:
        youths = len(must)
        self.dwelling = sets.dwelling
        self.once = youths + dwelling_count
        self.must_count = int(must.sum())
        nowhere = self.once + self.must_count
        must_row = np.full(youths + 1, nowhere)
        must_row[:-1][must] = self.once + np.arange(self.must_count)
        members = sets.members
        self.once_rows = np.column_stack([np.where(members == NOBODY, nowhere, members), sets.dwelling + youths])
        self.must_rows = must_row[members]
        self.demands: list[tuple[Reals, float]] = []

    def demand(self, points: Numbers, least: int) -> None:
        """From now on the chosen sets must have at least so many points."""
        scale = max(1.0, float(np.abs(points).max()))
        self.demands.append((points / scale, least / scale))

    def of(self, among: NDArray[np.intp]) -> tuple[Any, Reals]:
        """Matrix and limits for some of the sets, a column each."""
        from scipy.sparse import csr_matrix, vstack

        count = self.once + self.must_count
        rows = np.hstack([self.once_rows[among], self.must_rows[among]])
        signs = np.broadcast_to(np.repeat([1.0, -1.0], [self.once_rows.shape[1], self.must_rows.shape[1]]), rows.shape)
        columns = np.broadcast_to(np.arange(len(among))[:, None], rows.shape)
        real = rows < count
        base = csr_matrix((signs[real], (rows[real], columns[real])), shape=(count, len(among)))
        demands = [csr_matrix(-points[among]) for points, _ in self.demands]
        limits = np.concatenate([np.ones(self.once), -np.ones(self.must_count), [-least for _, least in self.demands]])
        return vstack([base, *demands], format="csc"), limits

    def price(self, among: NDArray[np.intp], prices: Reals) -> Reals:
        """What all rows that each of the sets takes part in cost together."""
        count = self.once + self.must_count
        padded = np.append(prices[:count], 0.0)
        price: Reals = padded[self.once_rows[among]].sum(axis=1) - padded[self.must_rows[among]].sum(axis=1)
        for (points, _), demand_price in zip(self.demands, prices[count:], strict=True):
            price = price - demand_price * points[among]
        return price
