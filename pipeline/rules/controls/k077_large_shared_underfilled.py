"""K077: Større bofellesskap med lavt belegg."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import capacity
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.places import is_large_shared
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K077",
    title="Større bofellesskap med lavt belegg",
    severity=Severity.INFO,
    table=Dwellings,
    columns=(Dwellings.places, Dwellings.dwelling_id),
    message=(
        "Bofellesskap {dwelling_id} har {residents} av {places} plasser i bruk, "
        "under {large_shared_min_occupancy_pct} %."
    ),
    advice="Vurder om flere kan flytte inn.",
    source=assumption("større bofellesskap som egen type"),
    parameters=(
        "shared_places_max",
        "large_shared_min_occupancy_pct",
    ),
)
def large_shared_underfilled(
    dwellings: pd.DataFrame, leases_in: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> Hits:
    """Half-empty houses cost as much as full ones; K010 looks at the small ones."""
    steps = capacity(dwellings, leases_in, tenancies, context.as_of, context.day_after)
    residents = steps.on(context.as_of, steps.residents, len(dwellings))
    places = steps.on(context.as_of, steps.places, len(dwellings))
    is_low = 100 * residents < context.number("large_shared_min_occupancy_pct") * places
    return Hits(is_large_shared(dwellings, context) & is_low, {"residents": residents})
