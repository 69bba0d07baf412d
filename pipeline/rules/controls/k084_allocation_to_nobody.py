"""K084: Tildeling uten mottaker."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations


@control(
    id="K084",
    title="Tildeling uten mottaker",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.household_id, Allocations.youth_id, Allocations.allocation_id),
    message="Tildeling {allocation_id} har {found}.",
    advice="Fyll ut enten husstand eller ungdom.",
    source=MELHUS_INTAKE,
)
def allocation_to_nobody(allocations: pd.DataFrame) -> Hits:
    """An allocation is of one dwelling to one household or one youth."""
    has_household = allocations[Allocations.household_id].notna().to_numpy()
    has_youth = allocations[Allocations.youth_id].notna().to_numpy()
    found = np.where(has_youth, "både husstand og ungdom", "verken husstand eller ungdom")
    return Hits(has_household == has_youth, {"found": found})
