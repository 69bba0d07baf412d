"""All tables that a run can read, in the order that people meet them."""

from __future__ import annotations

from schemas.columns import TableSpec, table_spec
from schemas.tables.criteria import Criteria
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settings import Settings
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.surveys import Surveys
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in map(
        table_spec,
        (
            Dwellings,
            Surveys,
            LeasesIn,
            Tenancies,
            Youths,
            StartlanCases,
            SettlementPlan,
            PlanPlaces,
            PlanChanges,
            Settings,
            Criteria,
        ),
    )
}
