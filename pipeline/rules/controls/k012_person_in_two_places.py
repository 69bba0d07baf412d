"""K012: Samme person i to rom."""

from __future__ import annotations

import pandas as pd

from pipeline.clashes import clashes
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.tenancies import Tenancies


@control(
    id="K012",
    title="Samme person i to rom",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.dwelling_id, Tenancies.room),
    message="Samme person bor også et annet sted fra {first_day}.",
    advice="Avslutt det leieforholdet som ikke gjelder lenger.",
    source=KOSTRA_13,
)
def person_in_two_places(tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """Nobody lives in two places on the same day."""
    persons = tenancies[Tenancies.youth_id].fillna(tenancies[Tenancies.household_id])
    return clashes(tenancies, pd.factorize(persons)[0], context)
