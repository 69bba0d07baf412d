"""What a meeting about suitability has to decide, each in one sentence that leads to its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import texts
from pipeline.criteria_findings import asked
from pipeline.flow import Results
from pipeline.lifting import Lift, Unknown
from pipeline.reports.decision_sheets import CHANGED, LIFTS, UNKNOWNS
from schemas.codelists import AGE_CLASS

_MOST = 3


@dataclass(frozen=True)
class Decision:
    """One sentence, and the sheet where the dwellings stand."""

    text: str
    sheet: str


def decisions(results: Results, lifts: list[Lift], unknowns: list[Unknown]) -> list[Decision]:
    """What was changed, what must be surveyed, and what would lift most dwellings; never empty."""
    return [*_changed(results), *_unsurveyed(results, unknowns), *_lifting(lifts)] or [
        Decision("Ingenting venter på en avgjørelse. Se alle boligene.", "Boliger")
    ]


def _changed(results: Results) -> list[Decision]:
    changes = results.criteria_changes
    if changes is None or not changes.changes:
        return []
    count, shifted = len(changes.changes), len(changes.shifts)
    verb = "kriterium er endret" if count == 1 else "kriterier er endret"
    moved = f"{texts.count(shifted, 'bolig', 'boliger') if shifted else 'ingen boliger'} skifter klasse"
    return [Decision(f"{count} {verb} siden {texts.month(changes.since)}: {moved}. Er det ment?", CHANGED)]


def _unsurveyed(results: Results, unknowns: list[Unknown]) -> list[Decision]:
    missing = int((results.assessment.classes == "NOT_SURVEYED").sum())
    if not missing:
        return []
    deciding = [f"{item.column.title.lower()} ({len(item.alone)})" for item in unknowns if item.alone][:_MOST]
    only = f" Bare én opplysning mangler i noen av dem: {texts.listed(deciding)}." if deciding else ""
    return [Decision(f"{texts.count(missing, 'bolig', 'boliger')} mangler kartlegging. Hvem befarer?{only}", UNKNOWNS)]


def _lifting(lifts: list[Lift]) -> list[Decision]:
    found = []
    for item in lifts[:_MOST]:
        requirement = item.judgement.requirement
        dwellings = texts.count(len(item.rows), "bolig", "boliger")
        label = AGE_CLASS.label(requirement.age_class)
        wanted = f"{item.judgement.fact.title} – {asked(requirement)}"
        found.append(Decision(f"{dwellings} blir egnet for {label} hvis bare dette kravet nås: {wanted}.", LIFTS))
    return found
