"""Propose who may live where, with the reasons; the team decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline import texts
from pipeline.allocation.family_propose import BrokenFamilyProposalError, propose_families
from pipeline.allocation.shared_propose import BrokenProposalError, propose_shared
from pipeline.context import Context
from pipeline.decided import FILE
from pipeline.decisions import Decisions, Subject
from pipeline.finding import Finding, Place
from pipeline.flow import Assessment
from pipeline.proposals.allocated import allocated
from pipeline.proposals.bound_families import with_family_answers
from pipeline.proposals.bound_shared import with_shared_answers
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


def propose(tables: Tables, assessment: Assessment, context: Context, decisions: Decisions | None = None) -> Proposed:
    """Proposals for shared housing and for families, each checked a second time before it is handed on.

    Parameters
    ----------
    tables
        Checked tables; without those that say who waits and who lives where nothing is proposed, and that is said.
    assessment
        The stock, and which children's ages each dwelling suits.
    context
        As-of day and parameters.
    decisions
        What the team has said to earlier proposals.

    Returns
    -------
    Proposed
        What breaks a hard rule is not among it: then there is no proposal, and a finding.
    """
    answers = decisions or Decisions()
    shared, shared_missing, about_shared = _shared(tables, assessment, answers, context)
    families, family_missing, about_families = _families(tables, assessment, answers, context)
    findings = (*_about_answers(answers), *about_shared, *about_families)
    return Proposed(shared, families, shared_missing, family_missing, findings, answers)


def _shared(
    tables: Tables, assessment: Assessment, answers: Decisions, context: Context
) -> tuple[SharedMade | None, str, tuple[Finding, ...]]:
    if missing := _missing(tables, (Youths, Tenancies)):
        return None, missing, ()
    found = shared_case(tables, assessment, context)
    found, stands = with_shared_answers(found, answers, allocated(tables, Subject.SHARED), tables, context)
    try:
        made = propose_shared(found.case)
    except BrokenProposalError as error:
        return None, _BROKEN, (*stands.findings, _broken(tables, Youths, "fellesbolig", str(error)))
    return SharedMade.of(made, context.text("proposal_order"), found, stands), "", stands.findings


def _families(
    tables: Tables, assessment: Assessment, answers: Decisions, context: Context
) -> tuple[FamilyMade | None, str, tuple[Finding, ...]]:
    if missing := _missing(tables, (Applications, HouseholdMembers, Tenancies)):
        return None, missing, ()
    found = family_case(tables, assessment, context)
    found, stands = with_family_answers(found, answers, allocated(tables, Subject.FAMILY), tables, context)
    try:
        made = propose_families(found.looked_at(context.whole("proposal_households_max")))
    except BrokenFamilyProposalError as error:
        return None, _BROKEN, (*stands.findings, _broken(tables, Applications, "familier", str(error)))
    return FamilyMade(made, found, stands), "", stands.findings


def _about_answers(answers: Decisions) -> Iterator[Finding]:
    """Answers that cannot be read, and a workbook that is not where it was."""
    if answers.is_lost:
        yield proposal_finding("P305", Place(FILE), "", FILE)
    for item in answers.made:
        if item.is_unreadable:
            about = f"{item.person_id} {item.dwelling_id} {item.period}"
            yield proposal_finding("P302", item.place, item.typed, about, typed=item.typed, dwelling=item.dwelling_id)


def _missing(tables: Tables, needed: Iterable[type[TableModel]]) -> str:
    names = [table_spec(model).title for model in needed if model not in tables]
    return f"{texts.listed(names)} er ikke levert." if names else ""


def _broken(tables: Tables, model: type[TableModel], what: str, rules: str) -> Finding:
    return proposal_finding("P301", tables[model].sheets[0].place(), "", what, rules=rules, what=what)
