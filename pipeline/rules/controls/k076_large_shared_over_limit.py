"""K076: Bofellesskap med svært mange plasser."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import is_in_stock, is_shared
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings


@control(
    id="K076",
    title="Bofellesskap med svært mange plasser",
    severity=Severity.INFO,
    table=Dwellings,
    columns=(Dwellings.places,),
    message="Bofellesskapet har {places} plasser. Et større bofellesskap har høyst {large_shared_places_max}.",
    advice="Rett antallet, eller endre grensen i Oppsett.",
    source=assumption("større bofellesskap som egen type"),
    parameters=("large_shared_places_max",),
)
def large_shared_over_limit(dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """Larger houses are a kind of their own, with a limit of their own."""
    is_too_large = (dwellings[Dwellings.places] > context.number("large_shared_places_max")).fillna(False)
    return is_too_large & is_shared(dwellings) & is_in_stock(dwellings, context.as_of)
