"""K087: Møte om ukjent familie."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.family_meetings import FamilyMeetings
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K087",
    title="Møte om ukjent familie",
    severity=Severity.WARNING,
    table=FamilyMeetings,
    columns=(FamilyMeetings.family_id, FamilyMeetings.met_date),
    message="Møtet {met_date} gjelder en familie som ikke står i Satsningsfamilier.",
    advice="Rett familienummeret.",
    source=MELHUS_FAMILIES,
)
def meeting_of_unknown_family(family_meetings: pd.DataFrame, priority_families: pd.DataFrame) -> pd.Series:
    """The meeting is missing where it belongs."""
    return ~family_meetings[FamilyMeetings.family_id].isin(priority_families[PriorityFamilies.family_id])
