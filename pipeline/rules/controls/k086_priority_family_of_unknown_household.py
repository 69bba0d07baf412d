"""K086: Satsningsfamilie med ukjent husstand."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K086",
    title="Satsningsfamilie med ukjent husstand",
    severity=Severity.WARNING,
    table=PriorityFamilies,
    columns=(PriorityFamilies.household_id,),
    message="Husstanden til familien har ingen medlemmer i Husstandsmedlemmer.",
    advice="Rett husstandsnummeret, eller legg inn medlemmene.",
    source=MELHUS_FAMILIES,
)
def priority_family_of_unknown_household(priority_families: pd.DataFrame, household_members: pd.DataFrame) -> pd.Series:
    """What is known of the family hangs on its household number."""
    household = priority_families[PriorityFamilies.household_id]
    return household.notna() & ~household.isin(household_members[HouseholdMembers.household_id])
