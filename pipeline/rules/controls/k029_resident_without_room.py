"""K029: Beboer i fellesbolig uten rom."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import is_shared
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.residents import living_on
from pipeline.rule import control
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies


@control(
    id="K029",
    title="Beboer i fellesbolig uten rom",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.room, Tenancies.dwelling_id),
    message="Leieforholdet i fellesbolig {dwelling_id} mangler rom. Beboeren teller i boligen, men ikke i Plasser.",
    advice="Fyll ut rommet.",
    source=SHARED_ROOMS,
)
def resident_without_room(tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """Without a room nobody can see which place is free."""
    shared = dwellings[Dwellings.dwelling_id][is_shared(dwellings)]
    in_shared = tenancies[Tenancies.dwelling_id].isin(shared)
    return in_shared & tenancies[Tenancies.room].isna() & living_on(tenancies, context.as_of)
