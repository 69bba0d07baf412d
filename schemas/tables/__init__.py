"""All tables that a run can read, in the order that people meet them."""

from __future__ import annotations

from schemas.columns import Kind, TableSpec, table_spec
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.allocations import Allocations
from schemas.tables.applications import Applications
from schemas.tables.column_map import ColumnMap
from schemas.tables.criteria import Criteria
from schemas.tables.dwellings import Dwellings
from schemas.tables.family_meetings import FamilyMeetings
from schemas.tables.family_tasks import FamilyTasks
from schemas.tables.foyer_participants import FoyerParticipants
from schemas.tables.handovers import Handovers
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.housing_needs import HousingNeeds
from schemas.tables.imdi_orders import ImdiOrders
from schemas.tables.kostra_questions import KostraQuestions
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.priority_families import PriorityFamilies
from schemas.tables.settings import Settings
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.surveys import Surveys
from schemas.tables.temporary_stays import TemporaryStays
from schemas.tables.tenancies import Tenancies
from schemas.tables.viewings import Viewings
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
            Applications,
            HouseholdMembers,
            Acquisitions,
            Viewings,
            Handovers,
            ImdiOrders,
            HousingNeeds,
            Allocations,
            TemporaryStays,
            PriorityFamilies,
            FamilyMeetings,
            FamilyTasks,
            FoyerParticipants,
            SettlementPlan,
            PlanPlaces,
            PlanChanges,
            Settings,
            Criteria,
            ColumnMap,
            KostraQuestions,
        ),
    )
}


def id_owners() -> dict[str, str]:
    """The table whose rows each identifier names."""
    owners: dict[str, str] = {}
    for name, table in TABLES.items():
        first = table.columns[0]
        if table.key == (first.name,) and first.kind is Kind.ID:
            owners.setdefault(first.name, name)
    return owners
