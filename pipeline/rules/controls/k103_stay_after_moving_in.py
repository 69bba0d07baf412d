"""K103: Midlertidig opphold etter innflytting."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.families.requests import tenants
from pipeline.families.stays import lasts_on
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.temporary_stays import TemporaryStays


@control(
    id="K103",
    title="Midlertidig opphold etter innflytting",
    severity=Severity.WARNING,
    table=TemporaryStays,
    columns=(TemporaryStays.end_date, TemporaryStays.stay_id),
    message="Opphold {stay_id} varer fortsatt, men husstanden bor i en kommunal bolig.",
    advice="Fyll ut sluttdatoen for oppholdet.",
    source=KOSTRA_13,
)
def stay_after_moving_in(temporary_stays: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """Nights are paid for somebody who has a home."""
    lives = temporary_stays[TemporaryStays.household_id].isin(tenants(tenancies, context)).to_numpy(dtype=bool)
    return pd.Series(lives & lasts_on(temporary_stays, context.as_of))
