"""K074: Tildelt plass er ikke ledig."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.capacity import capacity, is_shared
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.living.allocated import has_own_tenancy
from pipeline.occupancy import positions
from pipeline.rule import control
from schemas.source import SHARED_ROOMS
from schemas.tables.allocations import Allocations
from schemas.tables.dwellings import Dwellings


@control(
    id="K074",
    title="Tildelt plass er ikke ledig",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.moves_in_date, Allocations.dwelling_id),
    message="Fellesbolig {dwelling_id} har ingen ledig plass {moves_in_date}.",
    advice="Flytt datoen til en plass blir ledig, eller finn en annen plass.",
    source=SHARED_ROOMS,
    parameters=("capacity_months_ahead",),
)
def allocated_place_not_free(
    allocations: pd.DataFrame,
    dwellings: pd.DataFrame,
    leases_in: pd.DataFrame,
    tenancies: pd.DataFrame,
    context: Context,
) -> pd.Series:
    """A place is never given before it is free; looked at for allocations that no tenancy stands for yet."""
    rows = positions(allocations[Allocations.dwelling_id], dwellings[Dwellings.dwelling_id])
    days = as_days(allocations[Allocations.moves_in_date])
    is_ahead = (days > np.datetime64(context.as_of)) & (days < np.datetime64(context.horizon_end))
    is_asked = (rows >= 0) & is_ahead & is_shared(dwellings)[rows] & ~has_own_tenancy(allocations, tenancies)
    asked = allocations[is_asked].assign(dwelling=rows[is_asked], day=days[is_asked])
    asked = asked.sort_values(["day", Allocations.allocation_id])
    steps = capacity(dwellings, leases_in, tenancies, context.as_of, context.horizon_end)
    free = steps.at(asked["dwelling"].to_numpy(), as_days(asked["day"]), steps.free)
    is_full = asked.groupby("dwelling").cumcount() >= free
    return is_full.reindex(range(len(allocations)), fill_value=False)
