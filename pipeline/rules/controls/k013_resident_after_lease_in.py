"""K013: Beboer etter at innleien er slutt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import lease_spells, residents_over_time
from pipeline.context import Context
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
    message="Innleien av bolig {dwelling_id} slutter {end_date}, men noen bor der fra {first_day}.",
    advice="Forleng innleien, eller finn en annen bolig i tide og skriv utflyttingsdatoen.",
    source=TRONDHEIM_CONTRACTS,
)
def resident_after_lease_in(
    leases_in: pd.DataFrame, dwellings: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> Hits:
    """A tenancy cannot outlast the municipality's own right to the dwelling."""
    uncovered = difference(residents_over_time(dwellings, tenancies), lease_spells(dwellings, leases_in))
    uncovered = uncovered.within(context.period_start, context.horizon_end)
    first_day = np.full(len(dwellings) + 1, np.datetime64("NaT"), dtype="datetime64[D]")
    first_day[uncovered.keys[::-1]] = uncovered.start[::-1]
    rows = positions(leases_in[LeasesIn.dwelling_id], dwellings[Dwellings.dwelling_id])
    last_end = leases_in.groupby(LeasesIn.dwelling_id)[LeasesIn.end_date].transform("max")
    is_last = (leases_in[LeasesIn.end_date] == last_end).to_numpy()
    has_ended = is_last & (first_day[rows] > leases_in[LeasesIn.end_date].to_numpy().astype("datetime64[D]"))
    return Hits(has_ended, {"first_day": first_day[rows]})
