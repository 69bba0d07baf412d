from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from random import Random

import pytest

from pipeline.allocation.family_checker import find_family_breaches
from pipeline.allocation.family_propose import FamilyOptions, propose_families
from pipeline.allocation.family_records import FamilyCase
from tests.allocation.family_cases import a_family_case, a_family_dwelling, a_household, random_family_case


def maximum_matching(options: FamilyOptions) -> int:
    """Ford and Fulkerson's flow over an adjacency matrix: another method than the one under test."""
    size = len(options.fit.households) + len(options.fit.dwellings) + 2
    source, sink = size - 2, size - 1
    room = [[0] * size for _ in range(size)]
    for row, numbers in enumerate(options.suitable):
        room[source][row] = 1
        for column in numbers:
            room[row][len(options.fit.households) + column] = 1
    for column in range(len(options.fit.dwellings)):
        room[len(options.fit.households) + column][sink] = 1
    flow = 0
    while True:
        came_from = {source: source}
        frontier = [source]
        while frontier and sink not in came_from:
            node = frontier.pop()
            for after in range(size):
                if room[node][after] and after not in came_from:
                    came_from[after] = node
                    frontier.append(after)
        if sink not in came_from:
            return flow
        node = sink
        while node != source:
            room[came_from[node]][node] -= 1
            room[node][came_from[node]] += 1
            node = came_from[node]
        flow += 1


@pytest.mark.parametrize("seed", range(200))
def test_as_many_are_housed_as_can_be(seed: int) -> None:
    chance = Random(seed)
    case = random_family_case(seed, chance.randint(0, 25), chance.randint(1, 25))
    proposals = propose_families(case)
    assert len(proposals.proposal.housed) == maximum_matching(proposals.options)
    assert len(proposals.proposal.housed) >= len(proposals.first_come.housed)
    for proposal in (proposals.proposal, proposals.first_come):
        assert find_family_breaches(case, proposal.placements) == ()
        assert sorted([*proposal.housed, *proposal.waiting]) == sorted(item.household_id for item in case.households)


def cost_of(options: FamilyOptions, row: int, column: int) -> int:
    return int(options.costs(row)[options.suitable[row].index(column)])


@pytest.mark.parametrize("seed", range(60))
def test_nobody_is_passed_by_and_nothing_costs_less(seed: int) -> None:
    case = random_family_case(seed + 1_000, 4, 4)
    proposals = propose_families(case)
    options = proposals.options
    every = []
    for chosen in permutations([*range(len(options.fit.dwellings)), *[None] * 4], len(options.fit.households)):
        pairs = [(row, column) for row, column in enumerate(chosen) if column is not None]
        if all(column in options.suitable[row] for row, column in pairs):
            every.append((frozenset(row for row, _ in pairs), sum(cost_of(options, *pair) for pair in pairs)))
    accepted: frozenset[int] = frozenset()
    for row in range(len(options.fit.households)):
        if any(accepted | {row} <= who for who, _ in every):
            accepted |= {row}
    assert proposals.proposal.housed == {options.fit.households[row].household_id for row in accepted}
    number = {item.household_id: row for row, item in enumerate(options.fit.households)}
    column = {item.dwelling_id: place for place, item in enumerate(options.fit.dwellings)}
    cost = sum(
        cost_of(options, number[item.household_id], column[item.dwelling_id]) for item in proposals.proposal.placements
    )
    assert cost == min(cost for who, cost in every if who == accepted)


def shuffled(case: FamilyCase, seed: int) -> FamilyCase:
    chance = Random(seed)
    return replace(
        case,
        households=tuple(chance.sample(case.households, len(case.households))),
        dwellings=tuple(chance.sample(case.dwellings, len(case.dwellings))),
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_order_of_the_input_does_not_matter(seed: int) -> None:
    case = random_family_case(seed, 30, 25)
    expected = propose_families(case)
    for times in range(3):
        other = propose_families(shuffled(case, times))
        assert (other.proposal, other.first_come) == (expected.proposal, expected.first_come)


def test_children_come_first() -> None:
    without = a_household("H-1", has_children=False, age_classes=frozenset(), waiting_since=date(2017, 1, 1))
    unknown = a_household("H-2", has_children=None, waiting_since=date(2017, 1, 1))
    case = a_family_case([without, unknown, a_household("H-3")], [a_family_dwelling()])
    proposal = propose_families(case).proposal
    assert proposal.housed == {"H-3"}
    assert proposal.waiting == ("H-2", "H-1")


def test_spare_bedrooms_are_saved() -> None:
    small, large = a_family_dwelling("B-1", bedrooms=3), a_family_dwelling("B-2", bedrooms=4)
    proposals = propose_families(a_family_case([a_household()], [large, small]))
    assert [item.dwelling_id for item in proposals.proposal.placements] == ["B-1"]
    assert proposals.proposal.spare_bedrooms == 0


def test_unknown_facts_do_not_refuse() -> None:
    household = a_household(bedrooms_needed=None, age_classes=None, needs_wheelchair=None, rent_limit_nok_month=None)
    case = a_family_case([household], [a_family_dwelling(free_from=None, bedrooms=None, risk=None, lease_end=None)])
    assert propose_families(case).proposal.housed == {"H-1"}


def test_an_earlier_proposal_stands_where_it_costs_little() -> None:
    case = a_family_case(
        [a_household()], [a_family_dwelling("B-1"), a_family_dwelling("B-2"), a_family_dwelling("B-3")]
    )
    for name in ("B-1", "B-2", "B-3"):
        placed = propose_families(replace(case, preferred={"H-1": name})).proposal.placements
        assert [item.dwelling_id for item in placed] == [name]


def test_the_same_id_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        a_family_case([a_household(), a_household()], [])
