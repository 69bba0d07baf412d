"""K001: Innleie for ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn


@control(
    id="K001",
    title="Innleie for ukjent bolig",
    severity=Severity.ERROR,
    table=LeasesIn,
    columns=(LeasesIn.dwelling_id,),
    message="Bolig {dwelling_id} finnes ikke i Boliger. Avtalen er satt til side.",
    advice="Sjekk bolignummeret mot arket Boliger.",
    source=TRONDHEIM_CONTRACTS,
)
def lease_of_unknown_dwelling(leases_in: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """A lease must lead to a dwelling, or its dates belong to nothing."""
    return ~leases_in[LeasesIn.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
