"""K098: Medlem født fram i tid."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.household_members import HouseholdMembers


@control(
    id="K098",
    title="Medlem født fram i tid",
    severity=Severity.WARNING,
    table=HouseholdMembers,
    columns=(HouseholdMembers.birth_date,),
    message="Fødselsdatoen er etter telledagen. Personen er ikke regnet med i husstanden.",
    advice="Rett fødselsdatoen, eller velg «Ikke født ennå» i «Bor her».",
    source=KOSTRA_13,
)
def member_born_after_as_of(household_members: pd.DataFrame, context: Context) -> pd.Series:
    """A mistyped year makes the household too small."""
    is_expected = household_members[HouseholdMembers.lives_here] == "NOT_YET"
    return (household_members[HouseholdMembers.birth_date] > pd.Timestamp(context.as_of)) & ~is_expected
