"""K114: Satsningsfamilie slutter før den begynner."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K114",
    title="Satsningsfamilie slutter før den begynner",
    severity=Severity.ERROR,
    table=PriorityFamilies,
    columns=(PriorityFamilies.active_to, PriorityFamilies.active_from),
    message="Familien er med til {active_to}, før den begynner {active_from}. Familien er satt til side.",
    advice="Rett den datoen som er feil.",
    source=MELHUS_FAMILIES,
)
def family_ends_before_start(priority_families: pd.DataFrame) -> pd.Series:
    """A time that goes backwards has no months to meet in."""
    return priority_families[PriorityFamilies.active_to] < priority_families[PriorityFamilies.active_from]
