"""K117: Måned uten møte."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.families.priority import months_without_meeting
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import MELHUS_FAMILIES
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K117",
    title="Måned uten møte",
    severity=Severity.WARNING,
    table=PriorityFamilies,
    columns=(PriorityFamilies.family_id,),
    message="Det er ikke ført noe møte om familien i {months}.",
    advice="Hold møte hver måned, og før datoen i arket Møter.",
    source=MELHUS_FAMILIES,
)
def month_without_meeting(priority_families: pd.DataFrame, family_meetings: pd.DataFrame, context: Context) -> Hits:
    """The units meet about each family every month."""
    missed = months_without_meeting(priority_families, family_meetings, context)
    words = [listed([texts.month(str(month)) for month in months]) for months in missed]
    return Hits(np.array([len(months) > 0 for months in missed], dtype=bool), {"months": words})
