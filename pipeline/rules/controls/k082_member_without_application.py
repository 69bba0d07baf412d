"""K082: Husstandsmedlem uten søknad."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers


@control(
    id="K082",
    title="Husstandsmedlem uten søknad",
    severity=Severity.INFO,
    table=HouseholdMembers,
    columns=(HouseholdMembers.household_id,),
    message="Husstanden til medlemmet står ikke i Søknader.",
    advice="Rett husstandsnummeret hvis det er feil.",
    source=KOSTRA_13,
)
def member_without_application(household_members: pd.DataFrame, applications: pd.DataFrame) -> pd.Series:
    """A mistyped household number leaves one household too small and invents another."""
    return ~household_members[HouseholdMembers.household_id].isin(applications[Applications.household_id])
