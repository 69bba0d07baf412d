"""K115: For mange satsningsfamilier samtidig."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.families.priority import active_before
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K115",
    title="For mange satsningsfamilier samtidig",
    severity=Severity.WARNING,
    table=PriorityFamilies,
    columns=(PriorityFamilies.active_from,),
    message="Familien kom med {active_from}, da {others} andre allerede var med. Grensen er {priority_families_max}.",
    advice="Avslutt en familie før en ny tas inn, eller rett datoene.",
    source=MELHUS_FAMILIES,
    parameters=("priority_families_max",),
)
def too_many_families(priority_families: pd.DataFrame, context: Context) -> Hits:
    """Five at any time, so that each gets what it needs."""
    others = active_before(priority_families)
    return Hits(others >= context.whole("priority_families_max"), {"others": others})
