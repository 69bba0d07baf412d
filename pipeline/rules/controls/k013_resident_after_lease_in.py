"""K013: Beboer etter at innleien er slutt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import is_leased_in, lease_ends, lease_spells, residents_over_time
from pipeline.context import Context
from pipeline.dates import NO_DAY, as_days
from pipeline.finding import Severity
from pipeline.occupancy import difference, positions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn


@control(
    id="K013",
    title="Beboer etter at innleien er slutt",
    severity=Severity.WARNING,
    table=LeasesIn,
    columns=(LeasesIn.end_date, LeasesIn.dwelling_id),
    message="Innleien av bolig {dwelling_id} {verb} {ends}, men det bor noen der {first_day}.",
    advice="Forleng innleien, eller finn en annen bolig i tide og skriv utflyttingsdatoen.",
    source=TRONDHEIM_CONTRACTS,
    parameters=("capacity_months_ahead",),
)
def resident_after_lease_in(
    leases_in: pd.DataFrame, dwellings: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> Hits:
    """A tenancy cannot outlast the municipality's own right to it; said of the lease that ended last before."""
    leased = dwellings[is_leased_in(dwellings)]
    uncovered = difference(residents_over_time(leased, tenancies), lease_spells(leased, leases_in))
    uncovered = uncovered.within(context.period_start, context.horizon_end)
    rows = positions(leases_in[LeasesIn.dwelling_id], leased[Dwellings.dwelling_id])
    start, end = as_days(leases_in[LeasesIn.start_date]), lease_ends(leases_in)
    first_day = np.full(len(leases_in), NO_DAY, dtype="datetime64[D]")
    for dwelling, since in zip(uncovered.keys, uncovered.start, strict=True):
        ended = (rows == dwelling) & (start <= end) & (end < since)
        if ended.any():
            latest = ended & (end == end[ended].max())
            first_day[latest] = np.fmin(first_day[latest], since)
    verb = np.where(end < np.datetime64(context.as_of), "sluttet", "slutter")
    return Hits(~np.isnat(first_day), {"first_day": first_day, "ends": end, "verb": verb})
