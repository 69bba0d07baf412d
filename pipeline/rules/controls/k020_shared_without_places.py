"""K020: Fellesbolig uten antall plasser."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings


@control(
    id="K020",
    title="Fellesbolig uten antall plasser",
    severity=Severity.WARNING,
    table=Dwellings,
    columns=(Dwellings.places, Dwellings.dwelling_id),
    message="Antall plasser er ikke oppgitt for fellesbolig {dwelling_id}. Boligen er ikke med i kapasiteten.",
    advice="Fyll ut antall plasser.",
    source=SHARED_ROOMS,
)
def shared_without_places(dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """Without a number of places nobody knows what is free; dwellings long gone do not matter."""
    lacks_places = dwellings[Dwellings.is_shared_housing] & dwellings[Dwellings.places].isna()
    return lacks_places.fillna(False) & is_in_stock(dwellings, context.as_of)
