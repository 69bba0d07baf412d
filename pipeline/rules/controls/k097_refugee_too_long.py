"""K097: Regnet som flyktning for lenge."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.dates import as_days, plus_months
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K097",
    title="Regnet som flyktning for lenge",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.refugee_grant_from, Applications.main_reason),
    message="Integreringstilskuddet begynte {refugee_years} år eller mer før {counted}. Grunnen gjelder ikke lenger.",
    advice="Velg en annen hovedgrunn.",
    source=KOSTRA_13,
    parameters=("refugee_years",),
)
def refugee_too_long(applications: pd.DataFrame, context: Context) -> Hits:
    """SSB counts a household as refugees as long as the integration grant is paid."""
    # the day on which the reason is last counted: moving in, else the decision against it, else today
    moved = applications[Applications.moved_in_date]
    is_closed = applications[Applications.decision].isin(["REJECTED", "WITHDRAWN"])
    closed = applications[Applications.decision_date].fillna(applications[Applications.received_date])
    counted = as_days(moved.fillna(closed.where(is_closed, pd.Timestamp(context.as_of))))
    ends = plus_months(as_days(applications[Applications.refugee_grant_from]), 12 * context.whole("refugee_years"))
    is_refugee = (applications[Applications.main_reason] == "REFUGEE").to_numpy()
    return Hits(is_refugee & (ends <= counted), {"counted": counted})
