"""What it takes: the single criteria that keep dwellings out of a class, and the single facts that nobody surveyed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.flow import Assessment, Judgement
from pipeline.outcome import Outcome
from schemas.codelists import AGE_CLASS
from schemas.columns import ColumnSpec


@dataclass(frozen=True)
class Lift:
    """A criterion, and the dwellings (rows of the assessment) that would be in its class if it alone were met."""

    judgement: Judgement
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Unknown:
    """A fact, the dwellings that lack it, and those of them that lack nothing else."""

    column: ColumnSpec
    rows: tuple[int, ...]
    alone: tuple[int, ...]


def lifts(assessment: Assessment) -> list[Lift]:
    """The criteria that each lift some unsuitable dwelling alone, those that lift most first."""
    unsuitable = (assessment.classes == "NOT_SUITABLE").to_numpy()
    found = []
    for age_class in AGE_CLASS.values:
        musts = [item for item in _musts(assessment) if item.requirement.age_class == age_class]
        if not musts:
            continue
        is_open = np.stack([item.outcomes != Outcome.MET for item in musts])
        is_near = unsuitable & (is_open.sum(axis=0) == 1)
        for item, is_missed in zip(musts, is_open, strict=True):
            rows = np.flatnonzero(is_near & is_missed)
            if len(rows):
                found.append(Lift(item, tuple(rows.tolist())))
    return sorted(found, key=lambda lift: -len(lift.rows))


def unknowns(assessment: Assessment) -> list[Unknown]:
    """The facts that some dwelling lacks and a class needs, those that most dwellings lack first."""
    facts = {item.requirement.fact: item.fact for item in _musts(assessment)}
    if not facts:
        return []
    is_missing = np.stack([assessment.facts[name].isna().to_numpy() for name in facts])
    is_last = is_missing.sum(axis=0) == 1
    found = [
        Unknown(column, tuple(np.flatnonzero(lacks).tolist()), tuple(np.flatnonzero(lacks & is_last).tolist()))
        for column, lacks in zip(facts.values(), is_missing, strict=True)
        if lacks.any()
    ]
    return sorted(found, key=lambda item: (-len(item.alone), -len(item.rows)))


def _musts(assessment: Assessment) -> list[Judgement]:
    return [item for item in assessment.judgements if item.requirement.is_must]
