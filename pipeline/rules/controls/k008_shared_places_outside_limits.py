"""K008: Fellesbolig med uvanlig antall plasser."""

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
    title="Fellesbolig med uvanlig antall plasser",
    severity=Severity.INFO,
    table=Dwellings,
    columns=(Dwellings.places,),
    message="Antall plasser er {places}. En fellesbolig har {shared_places_min}–{shared_places_max} plasser.",
    advice="Rett antallet hvis det er feil. Er dette et større bofellesskap, kan det stå.",
    source=SHARED_ROOMS,
    parameters=("shared_places_min", "shared_places_max"),
)
def shared_places_outside_limits(dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """Larger houses are another kind, with rules of their own; dwellings long gone do not matter."""
    places = dwellings[Dwellings.places]
    low, high = context.number("shared_places_min"), context.number("shared_places_max")
    is_odd = dwellings[Dwellings.is_shared_housing] & ((places < low) | (places > high))
    return is_odd.fillna(False) & is_in_stock(dwellings, context.as_of)
