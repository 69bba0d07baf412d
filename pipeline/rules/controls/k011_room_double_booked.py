"""K011: To beboere i samme rom."""

from __future__ import annotations

import pandas as pd

from pipeline.capacity import person_of
from pipeline.clashes import clashes
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.tenancies import Tenancies


@control(
    id="K011",
    title="To beboere i samme rom",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.room, Tenancies.dwelling_id),
    message="Rom {room} i bolig {dwelling_id} har mer enn én beboer fra {first_day}.",
    advice="Sjekk datoene og romnummeret i leieforholdene.",
    source=KOSTRA_13,
    parameters=("capacity_months_ahead",),
)
def room_double_booked(tenancies: pd.DataFrame, context: Context) -> Hits:
    """No two residents on one unit on the same day (SSB's tie); one who is there twice is K012's."""
    rooms = tenancies.groupby([Tenancies.dwelling_id, Tenancies.room], sort=False).ngroup()
    return clashes(tenancies, rooms.fillna(-1), context, apart=pd.factorize(person_of(tenancies))[0])
