"""K002: Innleie slutter før den starter."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.leases_in import LeasesIn


@control(
    id="K002",
    title="Innleie slutter før den starter",
    severity=Severity.ERROR,
    table=LeasesIn,
    columns=(LeasesIn.end_date, LeasesIn.start_date),
    message="Avtalen slutter {end_date}, før den starter {start_date}. Avtalen er satt til side.",
    advice="Rett den datoen som er feil.",
    source=TRONDHEIM_CONTRACTS,
)
def lease_ends_before_start(leases_in: pd.DataFrame) -> pd.Series:
    """Dates the wrong way round give no days at all."""
    return leases_in[LeasesIn.end_date] < leases_in[LeasesIn.start_date]
