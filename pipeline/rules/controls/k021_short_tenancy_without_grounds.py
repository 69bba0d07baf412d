"""K021: Kort leieforhold uten begrunnelse."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import ONE_DAY, as_days, plus_months
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import RENT_ACT_FIXED_TERM
from schemas.tables.tenancies import Tenancies


@control(
    id="K021",
    title="Kort leieforhold uten begrunnelse",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.end_date, Tenancies.start_date, Tenancies.short_lease_grounds),
    message="Leieforholdet {start_date}–{end_date} er kortere enn {tenancy_min_years} år, og grunnen mangler.",
    advice="Skriv grunnen, eller rett sluttdatoen.",
    source=RENT_ACT_FIXED_TERM,
    parameters=("tenancy_min_years",),
)
def short_tenancy_without_grounds(tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """A fixed term under three years needs grounds in the contract."""
    start, end = as_days(tenancies[Tenancies.start_date]), as_days(tenancies[Tenancies.end_date])
    is_short = end < plus_months(start, 12 * context.whole("tenancy_min_years")) - ONE_DAY
    is_running = end >= np.datetime64(context.as_of)
    lacks_grounds = tenancies[Tenancies.short_lease_grounds].isna()
    is_fixed = tenancies[Tenancies.has_own_contract].fillna(False) & ~tenancies[Tenancies.is_open_ended].fillna(False)
    return is_fixed & lacks_grounds & is_short & is_running
