"""K062: Bor med noen de ikke skal bo med."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import NO_DAY
from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.living.stays import stays_together
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


@control(
    id="K062",
    title="Bor med noen de ikke skal bo med",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.dwelling_id, Tenancies.tenancy_id),
    message="To som ikke skal bo sammen, har begge plass i bolig {dwelling_id} fra {first_day}.",
    advice="Finn en annen plass til en av dem, eller rett «Ikke bo med» i EM-ungdom.",
    source=TRONDHEIM,
    parameters=("capacity_months_ahead",),
)
def housemates_to_be_apart(youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> Hits:
    """Youths who must not live together never do; said of the one who moves in last."""
    shared = stays_together(mentions(youths, Youths.not_live_with).pairs, youths, tenancies, context)
    first_day = np.full(len(tenancies), NO_DAY, dtype="datetime64[D]")
    for row, day in zip(shared["later_stay"], shared["first_day"].dt.date, strict=True):
        first_day[row] = np.fmin(first_day[row], np.datetime64(day))
    return Hits(~np.isnat(first_day), {"first_day": first_day})
