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
    """The case, and what is left out of it.

    ``closed`` says in bokmål of each dwelling for households why it is not offered. ``protected_count`` households
    have a protected address; ``not_looked_at`` are beyond the greatest number that proposals are made for.
    """

    case: FamilyCase
    closed: Mapping[str, str]
    protected_count: int
    not_looked_at: int


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
    households, protected_count = waiting_households(tables, context)
    dwellings, closed = family_dwellings(tables, assessment, context)
    settings = family_settings(context)
    case = FamilyCase(as_of=context.as_of, households=households, dwellings=dwellings, settings=settings)
    first = case.queue()[: context.whole("proposal_households_max")]
    left_out = len(households) - len(first)
    return FamilyTables(replace(case, households=first), closed, protected_count, left_out)
