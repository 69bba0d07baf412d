"""Who may live where and with whom: the hard rules put to every youth and place, as arrays that the solvers read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.facts import Reason
from pipeline.allocation.shared_moves import Move, move_to
from pipeline.allocation.shared_place_rules import PLACE_RULES
from pipeline.allocation.shared_places import Opening, openings
from pipeline.allocation.shared_records import Housemate, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_settings import SharedSettings
from pipeline.allocation.shared_together_rules import Pair, together_rules
from pipeline.outcome import Outcome

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Options:
    """Youths by id (n), places by dwelling and day (m), and what the hard rules say of them.

    ``allowed`` (n × m) and ``together`` (n × n): nothing is known to be broken. ``place_questions`` and
    ``pair_questions`` count the facts that must be asked about.
    """

    case: SharedCase
    youths: tuple[Youth, ...]
    places: tuple[Opening, ...]
    dwelling_of_place: NDArray[np.intp]
    dwellings: tuple[SharedDwelling, ...]
    moves: dict[tuple[int, int], Move]
    allowed: Flags
    place_questions: Numbers
    together: Flags
    pair_questions: Numbers

    def places_in(self, dwelling: int) -> list[int]:
        """The places of a dwelling, earliest first."""
        return [int(place) for place in np.flatnonzero(self.dwelling_of_place == dwelling)]


def weigh_options(case: SharedCase) -> Options:
    """Put the rules to every youth, place and pair; the result does not depend on the order of the input."""
    youths = tuple(sorted(case.youths, key=lambda youth: youth.youth_id))
    dwellings = tuple(sorted(case.dwellings, key=lambda dwelling: dwelling.dwelling_id))
    places = [(number, opening) for number, item in enumerate(dwellings) for opening in openings(item, case.as_of)]
    allowed = np.zeros((len(youths), len(places)), dtype=bool)
    place_questions = np.zeros((len(youths), len(places)), dtype=np.int64)
    moves = {}
    for row, youth in enumerate(youths):
        for column, (number, opening) in enumerate(places):
            move = moves[row, column] = move_to(case, youth, dwellings[number], opening)
            outcomes = list(move_outcomes(move))
            allowed[row, column] = Outcome.NOT_MET not in outcomes
            place_questions[row, column] = outcomes.count(Outcome.UNCLEAR)
    together, pair_questions = _who_may_share(youths, case.settings)
    return Options(
        case=case,
        youths=youths,
        places=tuple(opening for _, opening in places),
        dwelling_of_place=np.array([number for number, _ in places], dtype=np.intp),
        dwellings=dwellings,
        moves=moves,
        allowed=allowed,
        place_questions=place_questions,
        together=together,
        pair_questions=pair_questions,
    )


def move_outcomes(move: Move) -> Iterator[Outcome]:
    """Every hard rule's answer to a move, those about the residents it meets included."""
    yield from (rule.outcome(move) for rule in PLACE_RULES)
    for resident in move.residents_met:
        yield from pair_outcomes(move.youth, resident, move.settings)


def move_reasons(move: Move) -> tuple[Reason, ...]:
    """The same with sentences and facts."""
    own = [rule.reason(move) for rule in PLACE_RULES]
    others = [pair_reasons(move.youth, resident, move.settings) for resident in move.residents_met]
    return (*own, *(reason for reasons in others for reason in reasons))


def pair_outcomes(one: Housemate, other: Housemate, settings: SharedSettings) -> Iterator[Outcome]:
    """Every rule's answer to two who would share a dwelling."""
    pair = Pair(one, other, settings)
    return (rule.outcome(pair) for rule in together_rules(settings))


def pair_reasons(one: Housemate, other: Housemate, settings: SharedSettings) -> tuple[Reason, ...]:
    """The same with sentences and facts."""
    pair = Pair(one, other, settings)
    return tuple(rule.reason(pair) for rule in together_rules(settings))


def _who_may_share(youths: tuple[Youth, ...], settings: SharedSettings) -> tuple[Flags, Numbers]:
    together = np.ones((len(youths), len(youths)), dtype=bool)
    questions = np.zeros((len(youths), len(youths)), dtype=np.int64)
    for (one, first), (other, second) in combinations(enumerate(youths), 2):
        outcomes = list(pair_outcomes(first, second, settings))
        together[one, other] = together[other, one] = Outcome.NOT_MET not in outcomes
        questions[one, other] = questions[other, one] = outcomes.count(Outcome.UNCLEAR)
    return together, questions
