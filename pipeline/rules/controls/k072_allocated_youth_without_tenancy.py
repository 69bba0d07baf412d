"""K072: Tildelt ungdom uten leieforhold."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.allocated import has_own_tenancy
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.allocations import Allocations


@control(
    id="K072",
    title="Tildelt ungdom uten leieforhold",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.moves_in_date, Allocations.dwelling_id),
    message="Ungdommen skulle flytte inn i bolig {dwelling_id} {moves_in_date}, men leieforholdet mangler.",
    advice="Før leieforholdet i Kontrakter, eller rett tildelingen.",
    source=TRONDHEIM,
)
def allocated_youth_without_tenancy(allocations: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """Places count by tenancies: one that was given and moved into, but not registered, would be given twice."""
    moves_in = allocations[Allocations.moves_in_date]
    is_due = (moves_in >= pd.Timestamp(context.year_start)) & (moves_in <= pd.Timestamp(context.as_of))
    return allocations[Allocations.youth_id].notna() & is_due & ~has_own_tenancy(allocations, tenancies)
