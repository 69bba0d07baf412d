"""The dated requirements of one condition for one age class, held against facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pipeline.facts import OWN
from pipeline.outcome import Outcome, Outcomes, at_least, at_most, is_no, is_yes, one_of
from schemas.parameters import Requirement


def judge(facts: pd.DataFrame, requirement: Requirement) -> Outcomes:
    """One outcome per row of ``facts`` for one requirement; raises KeyError for an operator that is none."""
    values = facts[requirement.fact]
    match requirement.operator:
        case "AT_LEAST":
            return at_least(values, float(requirement.limit))
        case "AT_MOST":
            return at_most(values, float(requirement.limit))
        case "ONE_OF":
            if requirement.fact.startswith(OWN):
                # the staff's own words, and not the codes of a list
                values = values.str.casefold()
                return one_of(values, tuple(word.casefold() for word in requirement.choices))
            return one_of(values, requirement.choices)
        case "IS_YES":
            return is_yes(values)
        case "IS_NO":
            return is_no(values)
        case operator:
            raise KeyError(operator)


@dataclass(frozen=True)
class Limits:
    """What a condition asks of its facts for one age class."""

    requirements: tuple[Requirement, ...]

    def met(self, facts: pd.DataFrame, *columns: Any) -> Outcomes:
        """The weakest outcome over the requirements on ``columns``; met where nothing is asked of them."""
        weakest = np.full(len(facts), Outcome.MET, dtype=np.int8)
        for requirement in self.requirements:
            if requirement.fact in columns:
                weakest = np.minimum(weakest, judge(facts, requirement))
        return weakest
