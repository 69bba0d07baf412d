"""The monthly run: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline import dates
from pipeline.context import Context
from pipeline.errors import WrongUseError
from pipeline.excel.patch import WorkbookPatch
from pipeline.finding import CriticalFindingsError, Finding, Severity
from pipeline.flow import Located, Results
from pipeline.rules.catalogue import all_conditions, all_controls
from pipeline.steps.assess import assess
from pipeline.steps.check import check
from pipeline.steps.configure import configure
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.plan import plan
from pipeline.steps.publish import publish
from pipeline.steps.read import read
from pipeline.steps.summarise import summarise
from pipeline.steps.update import update
from schemas.parameters import Parameters
from schemas.tables.plan_changes import PlanChanges

REQUIRED_TABLES = ("dwellings", "settlement_plan", "plan_places")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Request:
    """What somebody asked for: the folder read, and the period and as-of day where they were given.

    ``today`` settles the period when neither it nor «Rapportmåned» does.
    """

    inputs: Path
    today: date
    period: str | None = None
    as_of: date | None = None


@dataclass(frozen=True)
class Outcome:
    """What a finished run has to tell."""

    results: Results
    kept_files: tuple[str, ...]


def run(request: Request, output: Path, progress: Progress = lambda _: None) -> Outcome:
    """Carry out the monthly run and publish it.

    Raises
    ------
    StoppedError
        Wrong use, a file that cannot be read or written, or findings of severity Kritisk; nothing is written then.
    """
    results, draft = _results(request, progress)
    return Outcome(results, publish(results, draft, output, progress))


def findings_only(request: Request, progress: Progress = lambda _: None) -> tuple[Finding, ...]:
    """Everything that a run would find; nothing is written, and findings of severity Kritisk are among the answer."""
    try:
        results, _ = _results(request, progress)
    except CriticalFindingsError as error:
        return error.findings
    return results.findings


def located_only(inputs: Path, progress: Progress = lambda _: None) -> Located:
    """Which sheet and column was taken for what."""
    return locate(read(inputs, progress), REQUIRED_TABLES)


def _results(request: Request, progress: Progress) -> tuple[Results, WorkbookPatch]:
    inputs = read(request.inputs, progress)
    located = locate(inputs, REQUIRED_TABLES)
    normalised = normalise(located)
    parameters, odd_settings = configure(normalised.tables)
    found = (*inputs.findings, *located.findings, *normalised.findings, *odd_settings)
    _stop_if_critical(found)
    context = _context(request, parameters)
    checked = check(normalised.tables, all_controls(), context)
    assessment = assess(checked.tables, all_conditions(), context)
    planned = plan(checked.tables, located, (*found, *checked.findings), context)
    found = (*found, *checked.findings, *planned.findings)
    updated = update(inputs.folder, planned, found, checked.tables.frame(PlanChanges))
    findings = tuple(sorted((*found, *updated.findings), key=lambda item: item.sort_key))
    summary = summarise(checked.tables, assessment, context)
    results = Results(context, inputs, located, normalised.tables, checked, assessment, updated.plan, summary, findings)
    return results, updated.draft


def _stop_if_critical(findings: tuple[Finding, ...]) -> None:
    critical = [finding for finding in findings if finding.severity is Severity.CRITICAL]
    if critical:
        raise CriticalFindingsError(tuple(sorted(findings, key=lambda item: item.sort_key)))


def _context(request: Request, parameters: Parameters) -> Context:
    """The period given, else «Rapportmåned», else the last month that has ended; as-of is its last day unless given."""
    setting = parameters.find("report_month", request.as_of or request.today)
    period = request.period or (setting.value if setting else dates.previous_month(request.today))
    try:
        last_day = dates.month_end(period)
    except ValueError as error:
        raise WrongUseError(f"«{period}» er ikke en måned. Skriv den som 2019-10.") from error
    return Context(period, request.as_of or last_day, parameters)
