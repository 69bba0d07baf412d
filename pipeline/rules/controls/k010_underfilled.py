"""K010: Fellesbolig med én beboer."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import capacity
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.places import is_large_shared
from pipeline.rule import control
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings


@control(
    id="K010",
    title="Fellesbolig med én beboer",
    severity=Severity.INFO,
    table=Dwellings,
    columns=(Dwellings.places, Dwellings.dwelling_id),
    message="Bolig {dwelling_id} har én beboer på {places} plasser.",
    advice="Vurder om flere kan flytte inn.",
    source=SHARED_ROOMS,
    parameters=("shared_places_max",),
)
def underfilled(
    dwellings: pd.DataFrame, leases_in: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> pd.Series:
    """A shared dwelling is for two or three; one alone has nobody to share with. K077 looks at the larger ones."""
    steps = capacity(dwellings, leases_in, tenancies, context.as_of, context.day_after)
    residents = steps.on(context.as_of, steps.residents, len(dwellings))
    places = steps.on(context.as_of, steps.places, len(dwellings))
    return pd.Series((residents == 1) & (places > 1) & ~is_large_shared(dwellings, context))
