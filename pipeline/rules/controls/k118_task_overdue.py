"""K118: Oppgave over fristen."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.families.priority import is_overdue
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.family_tasks import FamilyTasks


@control(
    id="K118",
    title="Oppgave over fristen",
    severity=Severity.WARNING,
    table=FamilyTasks,
    columns=(FamilyTasks.due_date, FamilyTasks.task_id, FamilyTasks.unit),
    message="Oppgave {task_id} hadde frist {due_date} og er ikke ført som utført.",
    advice="{unit} gjør oppgaven og fører datoen i «Utført», eller teamet setter ny frist.",
    source=MELHUS_FAMILIES,
)
def task_overdue(family_tasks: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """A shared task is worth what is done of it."""
    return is_overdue(family_tasks, context)
