"""The cell that says how long a dwelling is ours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.capacity import is_leased_in, lease_ends
from pipeline.finding import Place
from pipeline.occupancy import positions
from pipeline.table import Table, Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn

_FOR_EVER = np.datetime64("9999-12-31")


@dataclass(frozen=True)
class LeaseCells:
    """For each dwelling of the stock the row of its lease that ends last, −1 without one."""

    stock: Table
    leases: Table | None
    last_lease: NDArray[np.int64]
    is_noticed: NDArray[np.bool_]
    """Of the leases: those that end some months after they were given up."""

    @classmethod
    def of(cls, stock: Table, tables: Tables) -> LeaseCells:
        """Look through the leases of dwellings that are leased in."""
        leases = tables.frame(LeasesIn)
        at = positions(leases[LeasesIn.dwelling_id], stock.frame[Dwellings.dwelling_id])
        at[at >= 0] = np.where(is_leased_in(stock.frame)[at[at >= 0]], at[at >= 0], -1)
        ends = lease_ends(leases)
        order = np.argsort(np.where(np.isnat(ends), _FOR_EVER, ends), kind="stable")
        rows = order[at[order] >= 0]
        last = np.full(len(stock.frame), -1, dtype=np.int64)
        # of several rows of one dwelling the last is kept
        last[at[rows]] = rows
        is_noticed = leases[LeasesIn.end_date].isna().to_numpy() & ~np.isnat(ends)
        return cls(stock, tables.get(LeasesIn), last, is_noticed)

    def cell(self, row: int) -> Place:
        """The end, or the notice, of a dwelling's lease; else when it goes out of the stock."""
        lease = int(self.last_lease[row])
        if self.leases is None or lease < 0:
            return self.stock.place(row, str(Dwellings.in_stock_to))
        return self.leases.place(lease, str(LeasesIn.notice_date if self.is_noticed[lease] else LeasesIn.end_date))
