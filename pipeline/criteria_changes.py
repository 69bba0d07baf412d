"""What changed criteria do to today's dwellings: their classes by the last run's criteria against their classes now."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.criteria.changes import CriteriaChanges, CriterionChange, Shift
from pipeline.criteria_findings import asked, named
from pipeline.finding import Finding, Place
from pipeline.flow import Assessment
from pipeline.rule import Condition
from pipeline.rules.intake import intake_finding
from pipeline.table import Tables
from pipeline.weighing import weigh, with_facts
from schemas.codelists import SUITABILITY_CLASS
from schemas.parameters import Requirement
from schemas.tables.criteria import Criteria
from schemas.tables.dwellings import Dwellings

_MOST_NAMED = 20
"""Dwellings named in one sentence; the sheet lists them all."""


def compare_criteria(
    assessment: Assessment,
    conditions: tuple[Condition, ...],
    before: tuple[Requirement, ...],
    after: tuple[Requirement, ...],
    since: str,
) -> CriteriaChanges:
    """Which dwellings change class by the criteria alone: today's facts are weighed by both.

    Parameters
    ----------
    assessment
        Suitability by the criteria in force now.
    conditions
        The conditions that the product knows.
    before, after
        The criteria of the last run, and those in force now.
    since
        Period of the last run.
    """
    pairs = _pairs(before, after)
    facts = with_facts(assessment.facts, assessment.dwellings.frame, (*before, *after))

    def classes(required: tuple[Requirement, ...]) -> pd.Series:
        return weigh(facts, conditions, required).classes

    was = classes(before) if pairs else assessment.classes
    changes = [CriterionChange(old, new, _shifts(was, classes(_with_one(before, old, new)))) for old, new in pairs]
    return CriteriaChanges(since, before, tuple(changes), _shifts(was, assessment.classes))


def change_findings(changes: CriteriaChanges, assessment: Assessment, tables: Tables) -> tuple[Finding, ...]:
    """One finding per changed criterion, and one of all together where they are several."""
    ids = assessment.dwellings.frame[Dwellings.dwelling_id].tolist()
    cells = _cells(tables)
    since = texts.month(changes.since)
    found = [
        intake_finding(
            "I211",
            cells.get(change.after.place, Place("")) if change.after else Place(""),
            "",
            what=named(change.one),
            change=change_text(change),
            since=since,
            dwellings=_dwellings(change.shifts, ids),
        )
        for change in changes.changes
    ]
    if len(found) > 1:
        count = texts.count(len(found), "kriterium", "kriterier")
        words = {"criteria": count, "since": since, "dwellings": _dwellings(changes.shifts, ids)}
        found.append(intake_finding("I212", Place(""), "", **words))
    return tuple(found)


def change_text(change: CriterionChange) -> str:
    """«er endret fra minst 55 m² til minst 60 m²», «er nytt: bør være ja», «er tatt bort: minst 55 m²»."""
    if change.before is None or change.after is None:
        return f"er nytt ({_asked(change.one)})" if change.before is None else f"er tatt bort ({_asked(change.one)})"
    if _asked(change.before) == _asked(change.after):
        weights = [texts.number(item.weight) for item in (change.before, change.after)]
        return f"har fått vekten endret fra {weights[0]} til {weights[1]}"
    return f"er endret fra {_asked(change.before)} til {_asked(change.after)}"


def _asked(requirement: Requirement) -> str:
    return asked(requirement) if requirement.is_must else f"bør være {asked(requirement)}"


def _pairs(
    before: tuple[Requirement, ...], after: tuple[Requirement, ...]
) -> list[tuple[Requirement | None, Requirement | None]]:
    """Criteria that differ, the old beside the new one that stands in its place; None where there is none."""
    gone = [item for item in before if _content(item) not in set(map(_content, after))]
    pairs: list[tuple[Requirement | None, Requirement | None]] = []
    for new in after:
        if _content(new) in set(map(_content, before)):
            continue
        alike = [item for item in gone if item.key == new.key]
        same = [item for item in alike if item.slot == new.slot]
        old = next(iter(same or alike), None)
        if old is not None:
            gone.remove(old)
        pairs.append((old, new))
    return pairs + [(old, None) for old in gone]


def _content(item: Requirement) -> tuple[object, ...]:
    return *item.slot, item.limit, item.unit, item.weight


def _with_one(
    before: tuple[Requirement, ...], old: Requirement | None, new: Requirement | None
) -> tuple[Requirement, ...]:
    """The last run's criteria with one of them changed."""
    kept = tuple(item for item in before if item is not old)
    return kept if new is None else (*kept, new)


def _shifts(before: pd.Series, after: pd.Series) -> tuple[Shift, ...]:
    rows = np.flatnonzero((before != after).to_numpy())
    return tuple(Shift(int(row), str(before.iat[row]), str(after.iat[row])) for row in rows)


def _dwellings(shifts: tuple[Shift, ...], ids: list[str]) -> str:
    """«2 boliger skifter klasse: 3 år + → 0–3 år: B-1 og B-2»."""
    if not shifts:
        return "ingen boliger skifter klasse"
    parts = []
    for (before, after), count in sorted(Counter((shift.before, shift.after) for shift in shifts).items()):
        some = [ids[shift.row] for shift in shifts if (shift.before, shift.after) == (before, after)][:_MOST_NAMED]
        rest = [f"{texts.number(count - len(some))} til"] if count > len(some) else []
        labels = f"{SUITABILITY_CLASS.label(before)} → {SUITABILITY_CLASS.label(after)}"
        parts.append(f"{labels}: {texts.listed([*some, *rest])}")
    return f"{texts.count(len(shifts), 'bolig', 'boliger')} skifter klasse: {'; '.join(parts)}"


def _cells(tables: Tables) -> dict[str, Place]:
    """The cell of the limit by the place that a requirement names."""
    table = tables.get(Criteria)
    if table is None:
        return {}
    return {table.place(row, "condition_id").label: table.place(row, "limit") for row in range(len(table.frame))}
