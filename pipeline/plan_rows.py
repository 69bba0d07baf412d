"""Which dwellings belong in the staff's plan, and which stand there though they do not."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import pandas as pd

from pipeline.capacity import is_in_stock, is_shared
from pipeline.context import Context
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan


@dataclass(frozen=True)
class Absent:
    """Dwellings that stand in the plan and do not belong there.

    ``gone`` are no shared dwellings in stock any more, or known to an earlier run and lost from the register.
    ``unknown`` are known to neither the register nor an earlier run: most likely mistyped.
    """

    gone: frozenset[str]
    unknown: frozenset[str]


def planned_dwellings(tables: Tables, context: Context) -> pd.DataFrame:
    """The shared dwellings in stock, which the plan should have: one row each, index 0 … n − 1."""
    dwellings = tables.frame(Dwellings)
    return dwellings[is_shared(dwellings) & is_in_stock(dwellings, context.as_of)].reset_index(drop=True)


def absent_dwellings(tables: Tables, delivered: Container[str], context: Context) -> Absent:
    """Hold the dwellings of both sheets of the plan against the register and what earlier runs wrote.

    ``delivered`` are all ids in the register: of a dwelling whose row could not be used nothing is known.
    """
    dwellings = tables.frame(Dwellings)
    stays = dwellings[Dwellings.is_shared_housing].to_numpy(dtype=bool) & is_in_stock(dwellings, context.as_of)
    belongs = dict(zip(dwellings[Dwellings.dwelling_id].tolist(), stays.tolist(), strict=True))
    in_plan = {
        *tables.frame(SettlementPlan)[SettlementPlan.dwelling_id].tolist(),
        *tables.frame(PlanPlaces)[PlanPlaces.dwelling_id].tolist(),
    }
    has_left = {dwelling_id for dwelling_id in in_plan if not belongs.get(dwelling_id, True)}
    lost = {dwelling_id for dwelling_id in in_plan if dwelling_id not in belongs and dwelling_id not in delivered}
    known = set(tables.frame(PlanChanges)[PlanChanges.dwelling_id])
    return Absent(frozenset(has_left | lost & known), frozenset(lost - known))
