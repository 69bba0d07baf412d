"""K110: Barnas behov ikke vurdert."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.families.allocated import children_of
from pipeline.families.members import CHILD_SETTINGS
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations


@control(
    id="K110",
    title="Barnas behov ikke vurdert",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(
        Allocations.are_children_assessed,
        Allocations.allocation_id,
        Allocations.allocated_date,
        Allocations.household_id,
    ),
    message="Tildeling {allocation_id} {allocated_date} er til en husstand med barn, men barnas behov er {answer}.",
    advice="Vurder barnas behov, og før det i «Barnas behov vurdert».",
    source=MELHUS_INTAKE,
    parameters=(*CHILD_SETTINGS,),
)
def children_not_assessed(allocations: pd.DataFrame, household_members: pd.DataFrame, context: Context) -> Hits:
    """Dwellings are allocated for children and adults alike, and children come first."""
    found = children_of(allocations, household_members, context)
    answer = np.where(found.is_unknown, "ikke ført som vurdert", "ført som ikke vurdert")
    return Hits(found.has_children & ~found.is_assessed, {"answer": answer})
