"""K004: Leieforhold slutter før det starter."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.tenancies import Tenancies


@control(
    id="K004",
    title="Leieforhold slutter før det starter",
    severity=Severity.ERROR,
    table=Tenancies,
    columns=(Tenancies.end_date, Tenancies.start_date),
    message="Utflyttet {end_date} er før innflyttet {start_date}. Leieforholdet er satt til side.",
    advice="Rett den datoen som er feil.",
    source=KOSTRA_13,
)
def tenancy_ends_before_start(tenancies: pd.DataFrame) -> pd.Series:
    """Dates the wrong way round give no days at all."""
    return tenancies[Tenancies.end_date] < tenancies[Tenancies.start_date]
