"""K009: Fellesbolig med flere beboere enn plasser."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import capacity
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings


@control(
    id="K009",
    title="Fellesbolig med flere beboere enn plasser",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.places, Dwellings.dwelling_id),
    message="Bolig {dwelling_id} har opptil {residents} beboere, men plass til {places}. Det gjelder fra {first_day}.",
    advice="Sjekk leieforholdene i boligen: en dato kan mangle, eller noen må flytte.",
    source=SHARED_ROOMS,
    parameters=("capacity_months_ahead",),
)
def overfilled(dwellings: pd.DataFrame, leases_in: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> Hits:
    """Residents never outnumber the places, on any day of the period or the year ahead."""
    steps = capacity(dwellings, leases_in, tenancies, context.period_start, context.horizon_end)
    crowded = (steps.over > 0) & (steps.places > 0)
    first_day = steps.first_day(crowded, context.period_start, len(dwellings))
    residents = np.zeros(len(dwellings), dtype=np.int64)
    np.maximum.at(residents, steps.keys[crowded], steps.residents[crowded])
    return Hits(~np.isnat(first_day), {"residents": residents, "first_day": first_day})
