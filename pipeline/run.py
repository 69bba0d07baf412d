"""The monthly run: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pipeline.answers import Answers
from pipeline.collector import collector_at_rest
from pipeline.context import Context
from pipeline.criteria.changes import CriteriaChanges
from pipeline.criteria_changes import change_findings, compare_criteria
from pipeline.errors import StoppedError
from pipeline.excel.patch import WorkbookPatch
from pipeline.figure_findings import figure_findings
from pipeline.files.last_print import last_print
from pipeline.files.lock import run_lock
from pipeline.finding import CriticalFindingsError, Finding, in_order
from pipeline.flow import Assessment, RawInputs, Results, Updated
from pipeline.freed_room import give_back_freed
from pipeline.gate import gated
from pipeline.located import Located
from pipeline.locating.memory import Said
from pipeline.persons import persons_of
from pipeline.plan_update import PlanUpdate
from pipeline.proposals.plan_notes import PlanNotes, plan_notes
from pipeline.ready import REQUIRED_TABLES, Ready, make_ready
from pipeline.request import Request
from pipeline.rules.catalogue import all_conditions, all_controls
from pipeline.steps.assess import assess, assess_then
from pipeline.steps.brief import brief
from pipeline.steps.check import check
from pipeline.steps.compare import compare
from pipeline.steps.fairness import compare_groups
from pipeline.steps.locate import locate
from pipeline.steps.look_back import look_back
from pipeline.steps.normalise import normalise
from pipeline.steps.plan import plan
from pipeline.steps.propose import propose
from pipeline.steps.publish import plan_file_name, publish
from pipeline.steps.read import read
from pipeline.steps.recall import recall, recall_decisions, unread_answers
from pipeline.steps.release import earlier_releases, looked_through, release, release_findings
from pipeline.steps.remember import remember
from pipeline.steps.summarise import summarise
from pipeline.steps.update import update
from pipeline.steps.write_back import undo as take_back
from pipeline.steps.write_back import write_back
from pipeline.table import Tables
from pipeline.topic import Topic
from schemas.columns import table_spec
from schemas.parameters import Requirement
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.settlement_plan import SettlementPlan

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a finished run has to tell.

    ``is_written_back`` is None when nobody asked for it, False when the answer was no or there was nothing to write.
    """

    results: Results
    kept_files: tuple[str, ...]
    is_written_back: bool | None


@collector_at_rest()
def run(
    request: Request,
    output: Path,
    progress: Progress = lambda _: None,
    confirm_write_back: Callable[[PlanUpdate], bool] | None = None,
) -> Outcome:
    """Carry out the monthly run and publish it; where asked for, put the updated plan in the staff's own place.

    Parameters
    ----------
    request
        What to read and which month.
    output
        Folder of all runs.
    progress
        Told what is being worked on.
    confirm_write_back
        Shown the changes before the staff's file is replaced; it stays as it is when the answer is False.

    Raises
    ------
    StoppedError
        Wrong use, a file that cannot be read or written, or findings of severity Kritisk; nothing is written then,
        save that a plan which cannot be put back leaves the results of the run where they are.
    """
    inputs = _read(request, progress)
    with run_lock(output):
        ready = make_ready(inputs, request, output)
        del inputs  # the cells take a third of all room, and have been read
        give_back_freed()
        results, draft = _results(ready, output)
        results = replace(results, plan=results.plan.without_unchanged())
        # what leaves the house is counted from all rows, so the gate comes last
        results = gated(_with_groups(_with_release(_with_history(results, output), output)))
        kept = publish(results, draft, output, progress)
        answer = None
        if confirm_write_back is not None:
            answer = confirm_write_back(results.plan) and _write_back(results, output)
    return Outcome(results, kept, answer)


def _read(request: Request, progress: Progress) -> RawInputs:
    inputs = read(request.inputs, progress, request.password)
    progress("kontrollene")
    return inputs


def _with_history(results: Results, output: Path) -> Results:
    """The results with the figures of earlier months, and what is to be said of the file that they were in."""
    found = remember(output, results.context, results.summary.indicators)
    return replace(results, memory=found.memory, findings=in_order((*results.findings, *found.findings)))


def _with_release(results: Results, output: Path) -> Results:
    """The results with what may leave the house, and what is to be said of it."""
    before = earlier_releases(output)
    given_out = release(results.checked.tables, results.assessment, results.summary, results.context, before)
    given_out = looked_through(replace(results, release=given_out))
    return replace(results, release=given_out, findings=in_order((*results.findings, *release_findings(given_out))))


def _with_groups(results: Results) -> Results:
    """The results with the sheet that compares groups, which the register of what is shown remembers."""
    if results.release is None:
        return results
    topic, register = compare_groups(results.checked.tables, results.context, results.release.register)
    return replace(results, topics=(*results.topics, topic), release=replace(results.release, register=register))


def undo(output: Path) -> Path:
    """Take back the last write-back; gives the staff's file."""
    with run_lock(output):
        return take_back(output)


class Found(NamedTuple):
    """What a run would find: what may be shown, and what is about protected addresses."""

    shown: tuple[Finding, ...]
    withheld: tuple[Finding, ...] = ()


@collector_at_rest()
def findings_only(request: Request, progress: Progress = lambda _: None, output: Path | None = None) -> Found:
    """Everything that a run would find; nothing is written, and findings of severity Kritisk are among the answer.

    With the folder of all runs, what staff have confirmed there is left out, and what the criteria have changed since
    the last run is said too.
    """
    try:
        results, _ = _results(make_ready(_read(request, progress), request, output), output)
    except CriticalFindingsError as error:
        return Found(error.findings, error.withheld)
    shown = gated(results)
    return Found(shown.findings, shown.withheld)


def persons_in(inputs: Path, progress: Progress = lambda _: None, password: str | None = None) -> frozenset[str]:
    """Every text about persons in the workbooks of a folder."""
    return persons_of(normalise(locate(read(inputs, progress, password), ())).tables)


def read_only(inputs: Path, progress: Progress = lambda _: None, password: str | None = None) -> RawInputs:
    """The workbooks of a folder as raw cells."""
    return read(inputs, progress, password)


def located_only(inputs: RawInputs, answers: tuple[Said, ...] = ()) -> Located:
    """Which sheet and column was taken for what, given what staff have just said."""
    return locate(inputs, REQUIRED_TABLES, answers)


def _write_back(results: Results, output: Path) -> bool:
    file = results.plan.file
    read_hash = next(book.sha256 for book in results.sources.workbooks if book.file == file)
    updated = output / results.context.period / plan_file_name(file)
    try:
        return write_back(results.sources.folder / file, updated, read_hash, output)
    except StoppedError as error:
        raise type(error)(f"{error} Resultatene ligger i «{output.name}/{results.context.period}».") from error


def _results(ready: Ready, output: Path | None) -> tuple[Results, WorkbookPatch]:
    located, context, protection = ready.located, ready.context, ready.protection
    answers = recall(output, context.period) if output else Answers()
    before = last_print(output, context.period) if output else None
    compared = compare(ready.read_tables, protection, located, before, context)
    checked = check(ready.tables, all_controls(), context)
    assessment = assess(checked.tables, all_conditions(), context)
    advised, notes, topics = _advice(checked.tables, assessment, context, output)
    found = (*ready.findings, *_looked_back(output, located, checked.tables, context))
    found = (*found, *compared.findings, *checked.findings, *advised)
    updated, found = _updated(ready, checked.tables, found, answers, notes)
    changes = _criteria_changes(assessment, context, ready.criteria, ready.since)
    changed = change_findings(changes, assessment, checked.tables) if changes else ()
    then = assess_then(checked.tables, all_conditions(), context)
    summary = summarise(checked.tables, ready.tables, assessment, then, context)
    give_back_freed()
    said = (*updated.findings, *changed, *summary.findings, *figure_findings(summary, context))
    said = (*said, *unread_answers(answers, said, protection))
    results = Results(
        context,
        ready.sources,
        located,
        ready.read_tables,
        checked,
        assessment,
        updated.plan,
        summary,
        topics,
        in_order(answers.unconfirmed(said)),
        changes,
        answers.confirmed((*found, *said)),
        answers,
        compared.prints,
        protection,
    )
    return results, updated.draft


def _advice(
    tables: Tables, assessment: Assessment, context: Context, output: Path | None
) -> tuple[tuple[Finding, ...], PlanNotes | None, tuple[Topic, ...]]:
    """What the proposals say of themselves, in the plan and to the meeting; they are large, and not kept."""
    decisions = recall_decisions(output, context.period) if output else None
    give_back_freed()
    proposed = propose(tables, assessment, context, decisions)
    return proposed.findings, plan_notes(proposed), brief(tables, assessment, proposed, context)


def _updated(
    ready: Ready, tables: Tables, found: tuple[Finding, ...], answers: Answers, notes: PlanNotes | None
) -> tuple[Updated, tuple[Finding, ...]]:
    """The updated plan, and what has been found now."""
    planned = plan(tables, ready.located, ready.met, found, ready.context, answers, notes)
    found = (*found, *planned.findings)
    give_back_freed()
    account = tables.frame(PlanChanges)
    updated = update(ready.sources.folder, planned, answers.unconfirmed(found), account, ready.protection)
    give_back_freed()
    return updated, found


def _looked_back(output: Path | None, located: Located, tables: Tables, context: Context) -> tuple[Finding, ...]:
    file = located.used()[table_spec(SettlementPlan).name].file
    return look_back(output, file, tables.frame(PlanChanges), context) if output else ()


def _criteria_changes(
    assessment: Assessment, context: Context, before: tuple[Requirement, ...], since: str
) -> CriteriaChanges | None:
    if not since or not assessment.is_computed:
        return None
    after = context.parameters.required(context.as_of)
    return compare_criteria(assessment, all_conditions(), before, after, since)
