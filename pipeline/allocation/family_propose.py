"""Proposals for families: the largest number, in the fairest order, each in the dwelling that wastes least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.facts import NO_END
from pipeline.allocation.family_checker import find_family_breaches
from pipeline.allocation.family_cost import Costs, offer_costs, spare_bedrooms
from pipeline.allocation.family_records import FamilyCase, FamilyPlacement
from pipeline.allocation.family_rules import FamilyFit
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
        return frozenset(self.dwelling_of)

    @cached_property
    def dwelling_of(self) -> dict[str, str]:
        """The dwelling that each household is given."""
        return {placement.household_id: placement.dwelling_id for placement in self.placements}

    @cached_property
    def household_in(self) -> dict[str, str]:
        """The household that is given each dwelling."""
        return {placement.dwelling_id: placement.household_id for placement in self.placements}


@dataclass(frozen=True)
class FamilyOptions:
    """What the hard rules say of each pair, and for each household the dwellings (numbers) that no rule refuses.

    ``questions`` (n × m) counts the facts that must be asked about.
    """

    fit: FamilyFit
    suitable: tuple[tuple[int, ...], ...]
    questions: NDArray[np.int8]

    def costs(self, row: int) -> Costs:
        """What each suitable dwelling costs for a household."""
        columns, fit = list(self.suitable[row]), self.fit
        dwellings = [fit.dwellings[column] for column in columns]
        return offer_costs(fit.case, fit.households[row], dwellings, self.questions[row, columns])

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The number of each household."""
        return {item.household_id: row for row, item in enumerate(self.fit.households)}

    @cached_property
    def column_of(self) -> dict[str, int]:
        """The number of each dwelling."""
        return {item.dwelling_id: column for column, item in enumerate(self.fit.dwellings)}


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
    for row in range(len(options.suitable)):
        matching.add(row)
    best = make_family_proposal(options, _least_cost(options, sorted(matching.right_of)))
    return FamilyProposals(options, best, make_family_proposal(options, _first_come(options)))


def weigh_family_options(case: FamilyCase) -> FamilyOptions:
    """Put the rules to every household and dwelling; the result does not depend on the order of the input."""
    fit = FamilyFit.of(case)
    suitable = []
    questions = np.zeros((len(fit.households), len(fit.dwellings)), dtype=np.int8)
    for row in range(len(fit.households)):
        outcomes = fit.outcomes(row)
        questions[row] = (outcomes == Outcome.UNCLEAR).sum(axis=0)
        suitable.append(tuple(np.flatnonzero((outcomes != Outcome.NOT_MET).all(axis=0)).tolist()))
    return FamilyOptions(fit, tuple(suitable), questions)


def make_family_proposal(options: FamilyOptions, pairs: Iterable[tuple[int, int]]) -> FamilyProposal:
    """Proposal of (household, dwelling) numbers; raises BrokenFamilyProposalError when the checker finds a fault."""
    offers = [options.fit.offer(row, column) for row, column in pairs]
    placements = tuple(sorted(FamilyPlacement(*offer.names, offer.day) for offer in offers))
    if breaches := find_family_breaches(options.fit.case, placements):
        raise BrokenFamilyProposalError(", ".join(sorted({breach.rule_id for breach in breaches})))
    housed = {placement.household_id for placement in placements}
    waiting = tuple(item.household_id for item in options.fit.households if item.household_id not in housed)
    return FamilyProposal(placements, waiting, sum(max(spare_bedrooms(offer) or 0, 0) for offer in offers))


def _first_come(options: FamilyOptions) -> list[tuple[int, int]]:
    """Each household in the order of waiting takes the first suitable dwelling that is left."""
    case, households = options.fit.case, options.fit.households
    days = [max(case.as_of, item.free_from or case.as_of) for item in options.fit.dwellings]
    left = set(range(len(days)))
    pairs = []
    for row in sorted(range(len(households)), key=lambda row: (households[row].waiting_since or NO_END, row)):
        choices = [column for column in options.suitable[row] if column in left]
        if choices:
            first = min(choices, key=lambda column: (days[column], column))
            left.remove(first)
            pairs.append((row, first))
    return pairs


def _least_cost(options: FamilyOptions, rows: list[int]) -> list[tuple[int, int]]:
    """The same households where they waste least; ties settled by the hash, all in whole numbers."""
    from scipy.optimize import linear_sum_assignment

    if not rows:
        return []
    cost = np.full((len(rows), len(options.fit.dwellings)), np.inf)
    unit = 2 ** (BITS + len(rows).bit_length())
    for number, row in enumerate(rows):
        columns = np.array(options.suitable[row])
        costs = options.costs(row)
        # of as many as there are households the others cannot take all
        count = min(len(rows), len(costs))
        cheap = costs <= np.partition(costs, count - 1)[count - 1]
        name = options.fit.households[row].household_id
        for column, own in zip(columns[cheap], costs[cheap], strict=True):
            cost[number, column] = own * unit + stable_hash(name, options.fit.dwellings[column].dwelling_id)
    own, dwelling = linear_sum_assignment(cost)
    return [(rows[number], int(column)) for number, column in zip(own, dwelling, strict=True)]
