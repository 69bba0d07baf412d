"""K073: Innflytting uten tildeling."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.allocated import was_allocated
from pipeline.residents import in_shared_housing
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.allocations import Allocations
from schemas.tables.tenancies import Tenancies


@control(
    id="K073",
    title="Innflytting uten tildeling",
    severity=Severity.INFO,
    table=Tenancies,
    columns=(Tenancies.start_date, Tenancies.dwelling_id),
    message="Ungdommen flyttet inn i fellesbolig {dwelling_id} {start_date}, men det står ikke i Tildelinger.",
    advice="Før tildelingen, eller rett bolignummer eller ungdomsnummer.",
    source=TRONDHEIM,
)
def youth_moved_in_without_allocation(
    tenancies: pd.DataFrame, allocations: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> pd.Series:
    """The team gives the places; looked at in the year, and from the first allocation on file."""
    first_kept = allocations[Allocations.moves_in_date].min()
    start = tenancies[Tenancies.start_date]
    is_recent = (start >= pd.Timestamp(context.year_start)) & (start >= first_kept)
    is_past = start <= pd.Timestamp(context.as_of)
    is_youth = tenancies[Tenancies.youth_id].notna() & in_shared_housing(tenancies, dwellings)
    return is_youth & is_recent & is_past & ~was_allocated(tenancies, allocations)
