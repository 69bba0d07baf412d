"""Requirements held against facts: which dwelling meets which condition, its class, and what it scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.facts import REGISTER, fact_column
from pipeline.flow import Judgement, Score
from pipeline.limits import Limits, judge
from pipeline.outcome import Outcome, Outcomes
from pipeline.rule import Condition, Rule
from pipeline.table import dtype_of
from schemas.codelists import AGE_CLASS
from schemas.parameters import Requirement
from schemas.source import assumption


@dataclass(frozen=True)
class Weighed:
    """The answers for every row of the facts; fields as in :class:`pipeline.flow.Assessment`."""

    conditions: tuple[Rule, ...]
    judgements: tuple[Judgement, ...]
    outcomes: Mapping[tuple[str, str], Outcomes]
    age_classes: Mapping[str, Outcomes]
    classes: pd.Series
    scores: Mapping[str, Score]


def weigh(facts: pd.DataFrame, conditions: tuple[Condition, ...], required: tuple[Requirement, ...]) -> Weighed:
    """Answer every condition for every row, for both age classes.

    Parameters
    ----------
    facts
        One row per dwelling, one column per fact that ``required`` names.
    conditions
        The conditions that the product knows; requirements under another name are conditions of the municipality's.
    required
        The requirements in force.
    """
    judgements = tuple(Judgement(item, fact_column(item), judge(facts, item)) for item in required)
    musts = tuple(item for item in required if item.is_must)
    known = {condition.rule.id for condition in conditions}
    own = tuple(dict.fromkeys(item.condition_id for item in musts if item.condition_id not in known))
    outcomes: dict[tuple[str, str], Outcomes] = {}
    for age_class in AGE_CLASS.values:
        for condition in conditions:
            asked = _limits(musts, condition.rule.id, age_class)
            outcomes[condition.rule.id, age_class] = condition.body(facts, asked)
        for name in own:
            asked = _limits(musts, name, age_class)
            outcomes[name, age_class] = asked.met(facts, *(item.fact for item in asked.requirements))
    rules = (*(condition.rule for condition in conditions), *map(_own_rule, own))
    age_classes = {
        age_class: np.minimum.reduce([outcomes[rule.id, age_class] for rule in rules]) for age_class in AGE_CLASS.values
    }
    return Weighed(
        conditions=rules,
        judgements=judgements,
        outcomes=outcomes,
        age_classes=age_classes,
        classes=_classes(facts, musts, age_classes),
        scores={code: _score(judgements, code, len(facts)) for code in AGE_CLASS.values},
    )


def with_facts(surveyed: pd.DataFrame, dwellings: pd.DataFrame, required: tuple[Requirement, ...]) -> pd.DataFrame:
    """The facts that ``required`` names beside the surveyed ones: the register's, and missing ones as unknown."""
    more: dict[str, pd.Series] = {}
    for item in required:
        if item.fact.startswith(REGISTER):
            more[item.fact] = dwellings[item.fact.removeprefix(REGISTER)].reset_index(drop=True)
        elif item.fact not in surveyed:
            more[item.fact] = pd.Series(None, index=surveyed.index, dtype=dtype_of(fact_column(item).kind))
    return surveyed.assign(**more)


def _limits(requirements: tuple[Requirement, ...], condition_id: str, age_class: str) -> Limits:
    return Limits(
        tuple(item for item in requirements if (item.condition_id, item.age_class) == (condition_id, age_class))
    )


def _own_rule(name: str) -> Rule:
    return Rule(id=name, title=name, source=assumption(f"kommunens eget vilkår {name}"))


def _classes(facts: pd.DataFrame, musts: tuple[Requirement, ...], age_classes: Mapping[str, Outcomes]) -> pd.Series:
    unsurveyed = np.zeros(len(facts), bool)
    for fact in {item.fact: None for item in musts}:
        unsurveyed |= facts[fact].isna().to_numpy()
    suits = {age_class: answers == Outcome.MET for age_class, answers in age_classes.items()}
    return pd.Series(
        np.select(
            [unsurveyed, suits["AGE_3_PLUS"], suits["AGE_0_3"]],
            ["NOT_SURVEYED", "AGE_3_PLUS", "AGE_0_3"],
            "NOT_SUITABLE",
        ),
        dtype="str",
    )


def _score(judgements: tuple[Judgement, ...], age_class: str, size: int) -> Score:
    met, known, unknown = np.zeros(size), np.zeros(size), np.zeros(size, np.int64)
    for judgement in judgements:
        requirement = judgement.requirement
        if requirement.is_must or requirement.age_class != age_class:
            continue
        is_known = judgement.outcomes != Outcome.UNCLEAR
        met += requirement.weight * (judgement.outcomes == Outcome.MET)
        known += requirement.weight * is_known
        unknown += ~is_known
    return Score(met, known, unknown)
