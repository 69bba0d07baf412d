"""K008: Fellesbolig med for få plasser."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings


@control(
    id="K008",
    title="Fellesbolig med for få plasser",
    severity=Severity.INFO,
    table=Dwellings,
    columns=(Dwellings.places,),
    message="Antall plasser er {places}. En fellesbolig har minst {shared_places_min} plasser.",
    advice="Rett antallet, eller rett «Fellesbolig» hvis boligen ikke skal deles.",
    source=SHARED_ROOMS,
    parameters=("shared_places_min",),
)
def too_few_shared_places(dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """Larger houses are another kind, with limits of their own (K076); dwellings long gone do not matter."""
    is_too_small = dwellings[Dwellings.is_shared_housing] & (
        dwellings[Dwellings.places] < context.number("shared_places_min")
    )
    return is_too_small.fillna(False) & is_in_stock(dwellings, context.as_of)
