"""From raw cells to typed tables and a context, with all that later steps must know of cells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.context import Context
from pipeline.criteria.record import recorded, restored
from pipeline.files.last_run import last_criteria
from pipeline.finding import CriticalFindingsError, Finding, Severity, in_order
from pipeline.flow import RawInputs, Sources
from pipeline.gate import parted
from pipeline.located import Located
from pipeline.own_facts import own_headings, read_own_facts
from pipeline.plan_met import PlanMet, plan_met
from pipeline.protection import Protection, protection_of
from pipeline.request import Request, context_of
from pipeline.sources import sources_of
from pipeline.steps.configure import configure, gaps
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.table import Tables
from pipeline.totals import totals_findings
from schemas.parameters import Requirement

REQUIRED_TABLES = ("dwellings", "settlement_plan", "plan_places")


@dataclass(frozen=True)
class Ready:
    """What the workbooks say, in typed tables, and the context; ``criteria`` are those of the run in ``since``."""

    sources: Sources
    located: Located
    met: PlanMet
    read_tables: Tables
    tables: Tables
    protection: Protection
    context: Context
    since: str
    criteria: tuple[Requirement, ...]
    findings: tuple[Finding, ...]


def make_ready(inputs: RawInputs, request: Request, output: Path | None) -> Ready:
    """Read the cells, and stop where a month cannot be worked through at all.

    Raises
    ------
    CriticalFindingsError
        With what was found so far.
    """
    located = locate(inputs, REQUIRED_TABLES)
    normalised = normalise(located)
    parameters, odd_settings = configure(normalised.tables, own_headings(located))
    context = context_of(request, parameters)
    since, before = _criteria_before(output, context)
    own = read_own_facts(located, normalised.tables, (*parameters.requirements, *before))
    unread = (item for item in located.findings if item.rule_id != "I005" or item.place not in own.headings)
    found = (*inputs.findings, *unread, *normalised.findings, *own.findings, *odd_settings)
    protection = protection_of(normalised.every_row, context.as_of)
    _stop_if_critical(found, protection)
    _stop_if_critical((*found, *gaps(parameters, context.as_of)), protection)
    return Ready(
        sources_of(inputs, protection),
        located.without_cells(),
        plan_met(located, normalised.tables),
        normalised.tables,
        own.tables,
        protection,
        context,
        since,
        before,
        (*found, *totals_findings(located)),
    )


def _criteria_before(output: Path | None, context: Context) -> tuple[str, tuple[Requirement, ...]]:
    """Period and criteria of the last run; no period when there is none, or when its record cannot be understood."""
    now = recorded(context.parameters.required(context.as_of))
    last = last_criteria(output, context.period, now) if output else None
    try:
        return (last.period, restored(last.criteria)) if last else ("", ())
    except (ValueError, KeyError, TypeError):
        return "", ()


def _stop_if_critical(findings: tuple[Finding, ...], protection: Protection) -> None:
    if any(finding.severity is Severity.CRITICAL for finding in findings):
        raise CriticalFindingsError(*parted(in_order(findings), protection))
