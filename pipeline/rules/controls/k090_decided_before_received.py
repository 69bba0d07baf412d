"""K090: Vedtak før søknaden kom."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K090",
    title="Vedtak før søknaden kom",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.decision_date, Applications.received_date),
    message="Vedtaket er datert {decision_date}, før søknaden kom {received_date}.",
    advice="Rett den datoen som er feil.",
    source=KOSTRA_13,
)
def decided_before_received(applications: pd.DataFrame) -> pd.Series:
    """Days from application to decision cannot be negative."""
    return applications[Applications.decision_date] < applications[Applications.received_date]
