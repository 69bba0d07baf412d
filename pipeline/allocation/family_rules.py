"""All hard rules of proposals for families, put to every household and dwelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.facts import Reason
from pipeline.allocation.family_fit_rules import Risk, SuitsChildren, Wheelchair
from pipeline.allocation.family_offers import Offer, OfferRule, offer_to
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, Household
from pipeline.allocation.family_size_rules import EnoughBedrooms, FreeInTime, NotTooManyBedrooms
from pipeline.allocation.family_term_rules import LeaseLongEnough, NotDeclined, Rent, SchoolDistrict
from pipeline.allocation.kinds import Answers, ask
from pipeline.outcome import Outcome, Outcomes

FAMILY_RULES: tuple[OfferRule, ...] = (
    FreeInTime(),
    EnoughBedrooms(),
    NotTooManyBedrooms(),
    SuitsChildren(),
    Wheelchair(),
    Risk(),
    SchoolDistrict(),
    Rent(),
    LeaseLongEnough(),
    NotDeclined(),
)


@dataclass(frozen=True)
class FamilyFit:
    """Households in the order of the queue (n), dwellings by id (m), and what each of the rules says of every pair."""

    case: FamilyCase
    households: tuple[Household, ...]
    dwellings: tuple[FamilyDwelling, ...]
    answers: tuple[Answers, ...]

    @classmethod
    def of(cls, case: FamilyCase) -> FamilyFit:
        """Put the rules to every pair; the result does not depend on the order of the input."""
        return cls.weighed(case, case.queue(), sorted(case.dwellings, key=lambda item: item.dwelling_id))

    @classmethod
    def weighed(
        cls, case: FamilyCase, households: Iterable[Household], dwellings: Iterable[FamilyDwelling]
    ) -> FamilyFit:
        """Put the rules to some households and dwellings, in their order."""
        ones, others = tuple(households), tuple(dwellings)
        answers = tuple(_asked(rule, case, ones, others) for rule in FAMILY_RULES)
        return cls(case, ones, others, answers)

    def alike(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """One household (row) of each kind that is the same to every rule, and the number of each one's kind."""
        rows = np.stack([answers.rows for answers in self.answers], axis=1)
        _, examples, kinds = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        return examples, kinds.reshape(-1)

    def outcomes(self, row: int) -> Outcomes:
        """What each rule (rows) says of each dwelling (columns) for one household."""
        return np.stack([answers.of(row) for answers in self.answers])

    def offer(self, row: int, column: int) -> Offer:
        """A dwelling held up to a household."""
        return offer_to(self.case, self.households[row], self.dwellings[column])

    def reasons(self, row: int, column: int, outcome: Outcome) -> tuple[Reason, ...]:
        """The rules that give this answer to a pair, with sentences and facts."""
        offer = self.offer(row, column)
        pairs = zip(FAMILY_RULES, self.answers, strict=True)
        return tuple(rule.reason(offer) for rule, answers in pairs if answers.at(row, column) is outcome)


def _asked(
    rule: OfferRule, case: FamilyCase, households: tuple[Household, ...], dwellings: tuple[FamilyDwelling, ...]
) -> Answers:
    def judge(household: Household, dwelling: FamilyDwelling) -> Outcome:
        return rule.outcome(offer_to(case, household, dwelling))

    return ask(judge, households, dwellings, rule.keys(case))
