"""K003: Leieforhold i ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies


@control(
    id="K003",
    title="Leieforhold i ukjent bolig",
    severity=Severity.ERROR,
    table=Tenancies,
    columns=(Tenancies.dwelling_id,),
    message="Bolig {dwelling_id} finnes ikke i Boliger. Leieforholdet er satt til side.",
    advice="Sjekk bolignummeret mot arket Boliger.",
    source=KOSTRA_13,
)
def tenancy_of_unknown_dwelling(tenancies: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """Every active tenancy points at a dwelling in the register (SSB's tie)."""
    return ~tenancies[Tenancies.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
