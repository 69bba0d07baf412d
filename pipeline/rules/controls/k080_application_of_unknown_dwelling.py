"""K080: Søknad med ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.dwellings import Dwellings


@control(
    id="K080",
    title="Søknad med ukjent bolig",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.dwelling_id,),
    message="Søknaden viser til bolig {dwelling_id}, som ikke finnes i Boliger.",
    advice="Rett bolignummeret, eller legg boligen inn i Boliger.",
    source=KOSTRA_13,
)
def application_of_unknown_dwelling(applications: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """Who moved in where must be found again in the register."""
    dwelling = applications[Applications.dwelling_id]
    return dwelling.notna() & ~dwelling.isin(dwellings[Dwellings.dwelling_id])
