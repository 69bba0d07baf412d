"""How well placements match: points for wishes, siblings and friends, school, full dwellings and early moving in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.allocation.shared_moves import Move
from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_records import Housemate, SharedCase, Youth
from pipeline.allocation.shared_settings import Weights


@dataclass(frozen=True)
class Points:
    """Points of youths in places (n × m), of youths together (n × n), and of 0, 1 … moving into each dwelling."""

    place: Numbers
    pair: Numbers
    filling: tuple[Numbers, ...]


def weigh_points(options: Options) -> Points:
    """All points that a proposal can be made of."""
    weights = options.case.settings.weights
    place = np.zeros(options.allowed.shape, dtype=np.int64)
    for row, column in np.argwhere(options.allowed).tolist():
        place[row, column] = move_points(options.case, options.move(row, column))
    place -= weights.question * options.place_questions
    pair = -weights.question * options.pair_questions
    for row, column in _acquainted(options):
        company = company_points(options.youths[row], options.youths[column], weights)
        pair[[row, column], [column, row]] += company
    filling = tuple(_filling(options, number, weights) for number in range(len(options.dwellings)))
    return Points(place, pair, filling)


def _acquainted(options: Options) -> set[tuple[int, int]]:
    """Pairs of youths of whom one names the other, the lower number first."""
    named = (
        (row, options.row_of.get(name))
        for row, one in enumerate(options.youths)
        for name in one.siblings | one.live_with
    )
    return {(min(row, other), max(row, other)) for row, other in named if other is not None and other != row}


def move_points(case: SharedCase, move: Move) -> int:
    """Points of one youth in one place, unknown facts apart."""
    youth, dwelling, weights = move.youth, move.dwelling, case.settings.weights
    points = weights.place
    if youth.wishes:
        points += weights.wish * len(youth.wishes & dwelling.features) // len(youth.wishes)
    if goes_to_school(move):
        points += weights.school
    points += sum(company_points(youth, resident, weights) for resident in move.residents_met)
    weeks = (move.day - max(case.as_of, youth.ready_from or case.as_of)).days // 7
    return points - weights.delay * weeks * (2 if waits_long(case, youth) else 1)


def goes_to_school(move: Move) -> bool:
    """Whether the dwelling is known to be within reach of the youth's school."""
    return move.youth.school is not None and move.youth.school in (move.dwelling.schools or ())


def are_siblings(one: Housemate, other: Housemate) -> bool:
    """Whether one of the two names the other as a sibling."""
    return other.youth_id in one.siblings or one.youth_id in other.siblings


def are_friends(one: Housemate, other: Housemate) -> bool:
    """Whether one of the two wishes to live with the other."""
    return other.youth_id in one.live_with or one.youth_id in other.live_with


def company_points(one: Housemate, other: Housemate, weights: Weights) -> int:
    """Points of two who share a dwelling."""
    if are_siblings(one, other):
        return weights.siblings
    return weights.friends if are_friends(one, other) else 0


def days_waited(case: SharedCase, youth: Youth) -> int:
    """Days from the start of the waiting to the as-of day; 0 where it is not known."""
    return max((case.as_of - (youth.waiting_since or case.as_of)).days, 0)


def waits_long(case: SharedCase, youth: Youth) -> bool:
    """Whether the youth has waited longer than anybody should."""
    return days_waited(case, youth) > case.settings.long_wait_days


def match_points(options: Options, points: Points, pairs: list[tuple[int, int]]) -> int:
    """Points of a whole proposal, given as (youth, place) numbers."""
    total = sum(int(points.place[pair]) for pair in pairs)
    for dwelling in range(len(options.dwellings)):
        here = [youth for youth, place in pairs if options.dwelling_of_place[place] == dwelling]
        total += int(points.filling[dwelling][len(here)])
        total += sum(int(points.pair[one, other]) for one in here for other in here if one < other)
    return total


def _filling(options: Options, number: int, weights: Weights) -> Numbers:
    """Points of a dwelling by how many move in; an untouched dwelling gives none."""
    free = len(options.places_in(number))
    staying = (options.dwellings[number].places or 0) - free
    moving = np.arange(free + 1)
    points = weights.filled * (moving == free) - weights.alone * (moving + staying == 1)
    whole: Numbers = np.where(moving == 0, 0, points).astype(np.int64)
    return whole
