"""The case of families from the tables: who waits, and the dwellings that are free or soon free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.allocation.family_records import FamilyCase
from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.proposals.family_dwellings import family_dwellings
from pipeline.proposals.households import waiting_households
from pipeline.proposals.settings import family_settings
from pipeline.table import Tables


@dataclass(frozen=True)
class FamilyTables:
    """Everybody who waits, and the dwellings that are offered.

    ``closed`` says in bokmål of each other dwelling for households why it is not offered. ``protected`` are the
    households with a protected address.
    """

    case: FamilyCase
    closed: Mapping[str, str]
    protected: frozenset[str]

    def looked_at(self, most: int) -> FamilyCase:
        """The case of those whom proposals are made for: so many from the front of the queue, none protected."""
        queue = [item for item in self.case.queue() if item.household_id not in self.protected]
        return replace(self.case, households=tuple(queue[:most]))

    @property
    def protected_count(self) -> int:
        """How many of those who wait have a protected address."""
        return sum(item.household_id in self.protected for item in self.case.households)


def family_case(tables: Tables, assessment: Assessment, context: Context) -> FamilyTables:
    """Everything that proposals for families rest on.

    Parameters
    ----------
    tables
        Checked tables; applications, members and tenancies among them.
    assessment
        The stock, and which age classes each dwelling suits.
    context
        As-of day and parameters.
    """
    households, protected = waiting_households(tables, context)
    dwellings, closed = family_dwellings(tables, assessment, context)
    settings = family_settings(context)
    case = FamilyCase(as_of=context.as_of, households=households, dwellings=dwellings, settings=settings)
    return FamilyTables(case, closed, protected)
