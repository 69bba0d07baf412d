"""K081: Søknad fra husstand uten medlemmer."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers


@control(
    id="K081",
    title="Søknad fra husstand uten medlemmer",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.household_id,),
    message="Husstanden i søknaden har ingen medlemmer i Husstandsmedlemmer. Behovet for soverom er ikke beregnet.",
    advice="Legg inn medlemmene, eller rett husstandsnummeret.",
    source=KOSTRA_13,
)
def application_without_members(applications: pd.DataFrame, household_members: pd.DataFrame) -> pd.Series:
    """Without its members nobody knows how much room a household needs."""
    return ~applications[Applications.household_id].isin(household_members[HouseholdMembers.household_id])
