"""The cell that says how long a dwelling is ours."""

from __future__ import annotations

import numpy as np

from pipeline.capacity import is_leased_in, lease_ends
from pipeline.finding import Place
from pipeline.occupancy import positions
from pipeline.table import Table, Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn

_FOR_EVER = np.datetime64("9999-12-31")


def lease_cells(stock: Table, tables: Tables) -> list[Place]:
    """For each dwelling: the end, or the notice, of its lease that ends last; else when it goes out of the stock."""
    leases = tables.get(LeasesIn)
    found = [stock.place(row, str(Dwellings.in_stock_to)) for row in range(len(stock.frame))]
    if leases is None:
        return found
    at = positions(leases.frame[LeasesIn.dwelling_id], stock.frame[Dwellings.dwelling_id])
    at[at >= 0] = np.where(is_leased_in(stock.frame)[at[at >= 0]], at[at >= 0], -1)
    ends = lease_ends(leases.frame)
    order = np.argsort(np.where(np.isnat(ends), _FOR_EVER, ends), kind="stable")
    for row in order[at[order] >= 0]:
        is_noticed = leases.frame[LeasesIn.end_date].isna().iat[row] and not np.isnat(ends[row])
        column = LeasesIn.notice_date if is_noticed else LeasesIn.end_date
        found[at[row]] = leases.place(int(row), str(column))
    return found
