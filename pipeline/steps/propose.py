"""Propose who may live where, with the reasons; the team decides."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline import texts
from pipeline.allocation.family_propose import BrokenFamilyProposalError, propose_families
from pipeline.allocation.shared_propose import BrokenProposalError, propose_shared
from pipeline.context import Context
from pipeline.finding import Finding
from pipeline.flow import Assessment
from pipeline.proposals.family_case import family_case
from pipeline.proposals.made import FamilyMade, Proposed, SharedMade
from pipeline.proposals.shared_case import shared_case
from pipeline.rules.proposals import proposal_finding
from pipeline.table import Tables
from schemas.columns import TableModel, table_spec
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_BROKEN = "Programmet fant ikke et forslag som holder reglene. Se avviket i Avvik.xlsx."


def propose(tables: Tables, assessment: Assessment, context: Context) -> Proposed:
    """Proposals for shared housing and for families, each checked a second time before it is handed on.

    Parameters
    ----------
    tables
        Checked tables; without those that say who waits and who lives where nothing is proposed, and that is said.
    assessment
        The stock, and which children's ages each dwelling suits.
    context
        As-of day and parameters.

    Returns
    -------
    Proposed
        What breaks a hard rule is not among it: then there is no proposal, and a finding.
    """
    shared, shared_missing, broken_shared = _shared(tables, assessment, context)
    families, family_missing, broken_families = _families(tables, assessment, context)
    return Proposed(shared, families, shared_missing, family_missing, (*broken_shared, *broken_families))


def _shared(
    tables: Tables, assessment: Assessment, context: Context
) -> tuple[SharedMade | None, str, tuple[Finding, ...]]:
    if missing := _missing(tables, (Youths, Tenancies)):
        return None, missing, ()
    found = shared_case(tables, assessment, context)
    try:
        made = propose_shared(found.case)
    except BrokenProposalError as error:
        return None, _BROKEN, (_broken(tables, Youths, "fellesbolig", str(error)),)
    return SharedMade.of(made, context.text("proposal_order"), found.closed, found.not_looked_at), "", ()


def _families(
    tables: Tables, assessment: Assessment, context: Context
) -> tuple[FamilyMade | None, str, tuple[Finding, ...]]:
    if missing := _missing(tables, (Applications, HouseholdMembers, Tenancies)):
        return None, missing, ()
    found = family_case(tables, assessment, context)
    try:
        made = propose_families(found.case)
    except BrokenFamilyProposalError as error:
        return None, _BROKEN, (_broken(tables, Applications, "familier", str(error)),)
    return FamilyMade(made, found.closed, found.protected_count, found.not_looked_at), "", ()


def _missing(tables: Tables, needed: Iterable[type[TableModel]]) -> str:
    names = [table_spec(model).title for model in needed if model not in tables]
    return f"{texts.listed(names)} er ikke levert." if names else ""


def _broken(tables: Tables, model: type[TableModel], what: str, rules: str) -> Finding:
    return proposal_finding("P301", tables[model].sheets[0].place(), "", what, rules=rules, what=what)
