"""K083: Tildeling til ukjent husstand."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations
from schemas.tables.applications import Applications


@control(
    id="K083",
    title="Tildeling til ukjent husstand",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.household_id, Allocations.allocation_id),
    message="Tildeling {allocation_id} er til en husstand som ikke står i Søknader.",
    advice="Rett husstandsnummeret, eller registrer søknaden.",
    source=MELHUS_INTAKE,
)
def allocation_of_unknown_household(allocations: pd.DataFrame, applications: pd.DataFrame) -> pd.Series:
    """Whoever is allocated a dwelling has applied for one."""
    household = allocations[Allocations.household_id]
    return household.notna() & ~household.isin(applications[Applications.household_id])
