"""K113: Flytter inn før tildelingen."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_INTAKE
from schemas.tables.allocations import Allocations


@control(
    id="K113",
    title="Flytter inn før tildelingen",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.moves_in_date, Allocations.allocated_date, Allocations.allocation_id),
    message="Tildeling {allocation_id} har innflytting {moves_in_date}, før tildelingen {allocated_date}.",
    advice="Rett den datoen som er feil.",
    source=MELHUS_INTAKE,
)
def moves_in_before_allocated(allocations: pd.DataFrame) -> pd.Series:
    """Nobody moves in before the team has decided."""
    return allocations[Allocations.moves_in_date] < allocations[Allocations.allocated_date]
