from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.allocation.family_offers import offer_to
from pipeline.allocation.family_rules import FAMILY_RULES, FamilyFit
from pipeline.allocation.kinds import ask, reading
from pipeline.outcome import Outcome
from tests.allocation.family_cases import random_family_case


@dataclass
class Counting:
    """A judge that says met for equals, and counts how often it is asked."""

    times: int = 0

    def __call__(self, one: SimpleNamespace, other: SimpleNamespace) -> Outcome:
        self.times += 1
        return Outcome.MET if one.number == other.inner.number else Outcome.NOT_MET


def test_each_two_kinds_are_judged_once() -> None:
    ones = [SimpleNamespace(number=number % 3, name=str(number)) for number in range(30)]
    others = [SimpleNamespace(inner=SimpleNamespace(number=number % 2), name=str(number)) for number in range(20)]
    judge = Counting()
    answers = ask(judge, ones, others, (reading("number"), reading("inner.number")))
    assert judge.times == 6
    expected = [[2 * (one.number == other.inner.number) for other in others] for one in ones]
    assert answers.whole().tolist() == expected
    assert answers.of(4).tolist() == expected[4]
    assert answers.at(1, 1) is Outcome.MET


def test_nobody_and_nothing() -> None:
    answers = ask(Counting(), [], [], (reading("number"), reading("inner.number")))
    assert answers.whole().shape == (0, 0)


@pytest.mark.parametrize("seed", range(30))
def test_every_rule_for_families_reads_no_more_than_it_says(seed: int) -> None:
    """Asked once for each two kinds, each answers as it does when asked about each pair."""
    case = random_family_case(seed, 12, 12)
    fit = FamilyFit.of(case)
    examples, kinds = fit.alike()
    for row, household in enumerate(fit.households):
        one_by_one = [
            [rule.outcome(offer_to(case, household, item)) for item in fit.dwellings] for rule in FAMILY_RULES
        ]
        assert fit.outcomes(row).tolist() == one_by_one
        assert np.array_equal(fit.outcomes(int(examples[kinds[row]])), one_by_one)
