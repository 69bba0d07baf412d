"""The cell that says how long a dwelling is ours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_leased_in, lease_ends
from pipeline.dates import Days
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
    ends: Days

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
        return cls(stock, tables.get(LeasesIn), last, ends)

    def cell(self, row: int) -> Place:
        """The end, or the notice, of a dwelling's lease; else when it goes out of the stock."""
        lease = int(self.last_lease[row])
        if self.leases is None or lease < 0:
            return self.stock.place(row, str(Dwellings.in_stock_to))
        is_noticed = pd.isna(self.leases.frame[LeasesIn.end_date].iat[lease]) and not np.isnat(self.ends[lease])
        return self.leases.place(lease, str(LeasesIn.notice_date if is_noticed else LeasesIn.end_date))
