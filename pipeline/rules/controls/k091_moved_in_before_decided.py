"""K091: Flyttet inn før vedtaket."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K091",
    title="Flyttet inn før vedtaket",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.moved_in_date, Applications.decision_date),
    message="Husstanden flyttet inn {moved_in_date}, før vedtaket {decision_date}.",
    advice="Rett den datoen som er feil.",
    source=KOSTRA_13,
)
def moved_in_before_decided(applications: pd.DataFrame) -> pd.Series:
    """A dwelling is allocated by a decision."""
    return applications[Applications.moved_in_date] < applications[Applications.decision_date]
