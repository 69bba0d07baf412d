"""K016: Uvanlig oppsigelsestid i innleie."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.leases_in import LeasesIn


@control(
    id="K016",
    title="Uvanlig oppsigelsestid i innleie",
    severity=Severity.INFO,
    table=LeasesIn,
    columns=(LeasesIn.notice_months,),
    message="Oppsigelsestiden er {notice_months}. Vanlig er {lease_notice_months} mnd.",
    advice="Rett tallet hvis det er feil. Er dette avtalt, kan det stå.",
    source=TRONDHEIM_CONTRACTS,
    parameters=("lease_notice_months",),
)
def notice_months_differ(leases_in: pd.DataFrame, context: Context) -> pd.Series:
    """The municipality's own contracts have three months' mutual notice; leases that have ended do not matter."""
    months, end = leases_in[LeasesIn.notice_months], leases_in[LeasesIn.end_date]
    is_running = end.isna() | (end >= pd.Timestamp(context.as_of))
    return (months != context.number("lease_notice_months")).fillna(False) & is_running
