"""K059: Anskaffelse står stille."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import due_days, progress
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K059",
    title="Anskaffelse står stille",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.acquisition_id, *(step.column for step in STEPS)),
    message="Anskaffelse {acquisition_id} venter på trinnet «{step}». Fristen var {due}. {unit} må handle.",
    advice="{act}",
    source=assumption("tid i hvert trinn av anskaffelsen"),
    parameters=tuple(step.limit for step in STEPS),
)
def step_stands_still(acquisitions: pd.DataFrame, housing_needs: pd.DataFrame, context: Context) -> Hits:
    """A step that stands still delays every settlement behind it; the unit that must act is named."""
    found = progress(acquisitions, housing_needs, context)
    due = due_days(found, context)
    at = np.minimum(found.next_step, len(STEPS) - 1)
    values = {
        "step": np.array([step.label for step in STEPS])[at],
        "unit": np.array([step.unit for step in STEPS])[at],
        "act": np.array([step.act for step in STEPS])[at],
        "due": due,
    }
    return Hits(due < np.datetime64(context.as_of), values, np.array([step.column for step in STEPS])[at])
