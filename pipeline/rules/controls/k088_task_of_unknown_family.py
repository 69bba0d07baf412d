"""K088: Oppgave for ukjent familie."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.family_tasks import FamilyTasks
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K088",
    title="Oppgave for ukjent familie",
    severity=Severity.WARNING,
    table=FamilyTasks,
    columns=(FamilyTasks.family_id, FamilyTasks.task_id),
    message="Oppgave {task_id} gjelder en familie som ikke står i Satsningsfamilier.",
    advice="Rett familienummeret.",
    source=MELHUS_FAMILIES,
)
def task_of_unknown_family(family_tasks: pd.DataFrame, priority_families: pd.DataFrame) -> pd.Series:
    """Nobody follows up a task that belongs to no family."""
    return ~family_tasks[FamilyTasks.family_id].isin(priority_families[PriorityFamilies.family_id])
