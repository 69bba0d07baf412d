"""K032: Anskaffelse med ukjent innleieavtale."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.leases_in import LeasesIn


@control(
    id="K032",
    title="Anskaffelse med ukjent innleieavtale",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.lease_id, Acquisitions.acquisition_id),
    message="Anskaffelse {acquisition_id} viser til avtale {lease_id}, som ikke finnes i Innleie.",
    advice="Legg avtalen inn i Innleie, eller rett avtalenummeret.",
    source=TRONDHEIM_CONTRACTS,
)
def acquisition_of_unknown_lease(acquisitions: pd.DataFrame, leases_in: pd.DataFrame, context: Context) -> pd.Series:
    """Notice, price and end of the contract stand in the lease."""
    lease = acquisitions[Acquisitions.lease_id]
    is_unknown = lease.notna() & ~lease.isin(leases_in[LeasesIn.lease_id])
    return is_unknown & ~is_dropped(acquisitions, context)
