"""K119: Oppgave utført før den ble avtalt."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.family_tasks import FamilyTasks


@control(
    id="K119",
    title="Oppgave utført før den ble avtalt",
    severity=Severity.WARNING,
    table=FamilyTasks,
    columns=(FamilyTasks.done_date, FamilyTasks.given_date, FamilyTasks.task_id),
    message="Oppgave {task_id} er utført {done_date}, før den ble avtalt {given_date}.",
    advice="Rett den datoen som er feil.",
    source=MELHUS_FAMILIES,
)
def task_done_before_given(family_tasks: pd.DataFrame) -> pd.Series:
    """One of the days is mistyped."""
    return family_tasks[FamilyTasks.done_date] < family_tasks[FamilyTasks.given_date]
