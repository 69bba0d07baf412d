"""Proposals for families: the largest number, in the fairest order, each in the dwelling that wastes least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.facts import NO_END
from pipeline.allocation.family_checker import find_family_breaches
from pipeline.allocation.family_cost import offer_cost, spare_bedrooms
from pipeline.allocation.family_offers import Offer, offer_to
from pipeline.allocation.family_records import FamilyCase, FamilyDwelling, FamilyPlacement, Household
from pipeline.allocation.family_rules import offer_outcomes
from pipeline.allocation.matching import Matching
from pipeline.allocation.ties import BITS, stable_hash
from pipeline.outcome import Outcome


@dataclass(frozen=True)
class FamilyProposal:
    """Placements by household, and those who wait in the order of the queue."""

    placements: tuple[FamilyPlacement, ...]
    waiting: tuple[str, ...]
    spare_bedrooms: int
    """Bedrooms beyond what was needed, where both figures are known."""

    @property
    def housed(self) -> frozenset[str]:
        """Ids of the households that are given a dwelling."""
        return frozenset(placement.household_id for placement in self.placements)


@dataclass(frozen=True)
class FamilyOptions:
    """Households in the order of the queue (n), dwellings by id (m), and what the hard rules say of each pair.

    ``suitable`` holds for each household the numbers of the dwellings that no rule refuses; ``offers`` all pairs.
    """

    case: FamilyCase
    households: tuple[Household, ...]
    dwellings: tuple[FamilyDwelling, ...]
    offers: tuple[tuple[Offer, ...], ...]
    questions: NDArray[np.int64]
    suitable: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class FamilyProposals:
    """The proposal, and what first come, first served would have done."""

    options: FamilyOptions
    proposal: FamilyProposal
    first_come: FamilyProposal


class BrokenFamilyProposalError(Exception):
    """The checker found a broken rule: a defect of the program."""


def propose_families(case: FamilyCase) -> FamilyProposals:
    """Taking households in by augmenting paths in queue order gives the largest number and passes nobody by."""
    options = weigh_family_options(case)
    matching = Matching(options.suitable)
    for row in range(len(options.households)):
        matching.add(row)
    best = make_family_proposal(options, _least_cost(options, matching))
    return FamilyProposals(options, best, make_family_proposal(options, _first_come(options)))


def weigh_family_options(case: FamilyCase) -> FamilyOptions:
    """Put the rules to every household and dwelling; the result does not depend on the order of the input."""
    households = case.queue()
    dwellings = tuple(sorted(case.dwellings, key=lambda item: item.dwelling_id))
    offers = tuple(tuple(offer_to(case, household, dwelling) for dwelling in dwellings) for household in households)
    questions = np.zeros((len(households), len(dwellings)), dtype=np.int64)
    suitable = []
    for row, of_household in enumerate(offers):
        numbers = []
        for column, offer in enumerate(of_household):
            outcomes = list(offer_outcomes(offer))
            questions[row, column] = outcomes.count(Outcome.UNCLEAR)
            if Outcome.NOT_MET not in outcomes:
                numbers.append(column)
        suitable.append(tuple(numbers))
    return FamilyOptions(case, households, dwellings, offers, questions, tuple(suitable))


def make_family_proposal(options: FamilyOptions, pairs: Iterable[tuple[int, int]]) -> FamilyProposal:
    """Proposal of (household, dwelling) numbers; raises BrokenFamilyProposalError when the checker finds a fault."""
    offers = [options.offers[row][column] for row, column in pairs]
    placements = tuple(sorted(FamilyPlacement(*offer.names, offer.day) for offer in offers))
    if breaches := find_family_breaches(options.case, placements):
        raise BrokenFamilyProposalError(", ".join(sorted({breach.rule_id for breach in breaches})))
    housed = {placement.household_id for placement in placements}
    waiting = tuple(item.household_id for item in options.households if item.household_id not in housed)
    return FamilyProposal(placements, waiting, sum(max(spare_bedrooms(offer) or 0, 0) for offer in offers))


def _first_come(options: FamilyOptions) -> list[tuple[int, int]]:
    """Each household in the order of waiting takes the first suitable dwelling that is left."""
    left = set(range(len(options.dwellings)))
    pairs = []
    waiting_order = sorted(
        range(len(options.households)), key=lambda row: (options.households[row].waiting_since or NO_END, row)
    )
    for row in waiting_order:
        choices = [column for column in options.suitable[row] if column in left]
        if choices:
            first = min(choices, key=lambda column: (options.offers[row][column].day, column))
            left.remove(first)
            pairs.append((row, first))
    return pairs


def _least_cost(options: FamilyOptions, matching: Matching) -> list[tuple[int, int]]:
    """The same households where they waste least; ties settled by the hash, all in whole numbers."""
    from scipy.optimize import linear_sum_assignment

    rows = sorted(matching.right_of)
    if not rows:
        return []
    cost = np.full((len(rows), len(options.dwellings)), np.inf)
    unit = 2 ** (BITS + len(rows).bit_length())
    for number, row in enumerate(rows):
        for column in options.suitable[row]:
            offer = options.offers[row][column]
            cost[number, column] = offer_cost(
                options.case, offer, int(options.questions[row, column])
            ) * unit + stable_hash(*offer.names)
    own, dwelling = linear_sum_assignment(cost)
    return [(rows[number], int(column)) for number, column in zip(own, dwelling, strict=True)]
