"""K012: Samme person i to rom."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.clashes import clashes
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.tenancies import Tenancies


@control(
    id="K012",
    title="Samme person i to rom",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.dwelling_id, Tenancies.room),
    message="{who} har også et annet leieforhold fra {first_day}.",
    advice="Avslutt det leieforholdet som ikke gjelder lenger.",
    source=KOSTRA_13,
    parameters=("capacity_months_ahead",),
)
def person_in_two_places(tenancies: pd.DataFrame, context: Context) -> Hits:
    """Nobody lives in two places on the same day; the members of a household may have a row each in one dwelling."""
    youths, dwellings = tenancies[Tenancies.youth_id], tenancies[Tenancies.dwelling_id]
    is_youth = youths.notna().to_numpy()
    person = pd.factorize(youths)[0]
    household = pd.factorize(tenancies[Tenancies.household_id])[0]
    claims = np.where(is_youth, person, np.where(household < 0, -1, household + len(tenancies)))
    apart = np.where(is_youth, np.arange(len(tenancies)), pd.factorize(dwellings)[0])
    hits = clashes(tenancies, claims, context, apart=apart)
    return Hits(hits.mask, {**hits.values, "who": np.where(is_youth, "Ungdommen", "Husstanden")})
