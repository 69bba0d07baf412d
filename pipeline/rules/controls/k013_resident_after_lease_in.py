"""K013: Beboer etter at innleien er slutt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import lease_spells
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.occupancy import Spells, positions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies


@control(
    id="K013",
    title="Beboer etter at innleien er slutt",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.end_date, Tenancies.dwelling_id),
    message="Noen bor i bolig {dwelling_id} fra {first_day}, da kommunen ikke lenger leier boligen.",
    advice="Forleng innleien, eller finn en annen bolig i tide.",
    source=TRONDHEIM_CONTRACTS,
)
def resident_after_lease_in(
    tenancies: pd.DataFrame, dwellings: pd.DataFrame, leases_in: pd.DataFrame, context: Context
) -> Hits:
    """A tenancy cannot outlast the municipality's own right to the dwelling."""
    rows = positions(tenancies[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    leases = lease_spells(dwellings, leases_in)
    last = np.full(len(dwellings) + 1, np.datetime64("NaT"), dtype="datetime64[D]")
    last[leases.keys] = leases.end
    lease_end = last[rows]
    stays = Spells.from_last_days(
        np.arange(len(tenancies)), tenancies[Tenancies.start_date], tenancies[Tenancies.end_date]
    ).within(context.period_start, context.horizon_end)
    outlasts = stays.end > np.where(np.isnat(lease_end[stays.keys]), stays.end, lease_end[stays.keys])
    mask = np.zeros(len(tenancies), dtype=bool)
    mask[stays.keys[outlasts]] = True
    first_day = np.maximum(as_days(tenancies[Tenancies.start_date]), lease_end)
    return Hits(mask, {"first_day": first_day})
