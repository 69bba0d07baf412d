"""Who may live where and with whom: the hard rules put to every youth and place, as arrays that the solvers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.facts import Reason
from pipeline.allocation.kinds import Answers, ask, reading
from pipeline.allocation.shared_moves import Move, MoveRule, Site, move_to
from pipeline.allocation.shared_place_rules import PLACE_RULES
from pipeline.allocation.shared_places import Opening, openings
from pipeline.allocation.shared_records import Housemate, Resident, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_settings import SharedSettings
from pipeline.allocation.shared_together_rules import Pair, PairRule, together_rules
from pipeline.allocation.ties import stable_hash
from pipeline.outcome import Outcome

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Options:
    """Youths by id (n), places by dwelling and day (m), and what the hard rules say of them.

    ``broken`` and ``place_questions`` (n × m) count the rules that are broken, and the facts that must be asked about;
    ``pair_questions`` (n × n) those about two. ``together`` (n × n): nothing is known to be broken. ``allowed`` (n × m)
    starts as the places where nothing is.
    """

    case: SharedCase
    youths: tuple[Youth, ...]
    places: tuple[Opening, ...]
    dwelling_of_place: NDArray[np.intp]
    dwellings: tuple[SharedDwelling, ...]
    broken: Numbers
    allowed: Flags
    place_questions: Numbers
    together: Flags
    pair_questions: Numbers

    def places_in(self, dwelling: int) -> list[int]:
        """The places of a dwelling, earliest first."""
        first, after = np.searchsorted(self.dwelling_of_place, (dwelling, dwelling + 1))
        return list(range(int(first), int(after)))

    def move(self, youth: int, place: int) -> Move:
        """The youth moving into the place."""
        dwelling = self.dwellings[self.dwelling_of_place[place]]
        return move_to(self.case, self.youths[youth], dwelling, self.places[place])

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The number of each youth."""
        return {youth.youth_id: row for row, youth in enumerate(self.youths)}

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each dwelling."""
        return {dwelling.dwelling_id: number for number, dwelling in enumerate(self.dwellings)}

    @cached_property
    def ties(self) -> Numbers:
        """What settles between equals: a number for each youth in each dwelling, from their ids alone."""
        hashed = [[stable_hash(youth.youth_id, item.dwelling_id) for item in self.dwellings] for youth in self.youths]
        return np.array(hashed, dtype=np.int64).reshape(len(self.youths), len(self.dwellings))

    @cached_property
    def beside(self) -> list[list[int]]:
        """For each place those of its dwelling, itself among them."""
        return [self.places_in(int(number)) for number in self.dwelling_of_place]

    @cached_property
    def places_for(self) -> list[list[int]]:
        """For each youth the places that are allowed, earliest moving in first."""
        free = np.array([place.free_from.toordinal() for place in self.places], dtype=np.int64)
        found = []
        for row, youth in enumerate(self.youths):
            allowed = np.flatnonzero(self.allowed[row])
            ready = youth.ready_from.toordinal() if youth.ready_from else 0
            ties = [stable_hash(youth.youth_id, self.places[place].dwelling_id) for place in allowed]
            found.append(allowed[np.lexsort((np.array(ties, np.int64), np.maximum(free[allowed], ready)))].tolist())
        return found


def weigh_options(case: SharedCase) -> Options:
    """Put the rules to every youth, place and pair; the result does not depend on the order of the input."""
    youths = tuple(sorted(case.youths, key=lambda youth: youth.youth_id))
    dwellings = tuple(sorted(case.dwellings, key=lambda dwelling: dwelling.dwelling_id))
    places = [(number, opening) for number, item in enumerate(dwellings) for opening in openings(item, case.as_of)]
    broken, place_questions = _counts([_of_place(rule, case, youths, dwellings, places) for rule in PLACE_RULES])
    _add_residents(case, youths, dwellings, places, (broken, place_questions))
    together, pair_questions = _who_may_share(youths, case.settings)
    return Options(
        case=case,
        youths=youths,
        places=tuple(opening for _, opening in places),
        dwelling_of_place=np.array([number for number, _ in places], dtype=np.intp),
        dwellings=dwellings,
        broken=broken,
        allowed=broken == 0,
        place_questions=place_questions,
        together=together,
        pair_questions=pair_questions,
    )


def move_reasons(move: Move, only: Outcome | None = None) -> tuple[Reason, ...]:
    """Every hard rule's answer to a move with sentences and facts, those about the residents it meets included.

    ``only``: those that give that answer.
    """
    own = [rule.reason(move) for rule in PLACE_RULES if only is None or rule.outcome(move) is only]
    others = [pair_reasons(move.youth, resident, move.settings, only) for resident in move.residents_met]
    return (*own, *(reason for reasons in others for reason in reasons))


def pair_outcomes(one: Housemate, other: Housemate, settings: SharedSettings) -> Iterator[Outcome]:
    """Every rule's answer to two who would share a dwelling."""
    pair = Pair(one, other, settings)
    return (rule.outcome(pair) for rule in together_rules(settings))


def pair_reasons(
    one: Housemate, other: Housemate, settings: SharedSettings, only: Outcome | None = None
) -> tuple[Reason, ...]:
    """The same with sentences and facts; ``only``: those that give that answer."""
    pair = Pair(one, other, settings)
    return tuple(rule.reason(pair) for rule in together_rules(settings) if only is None or rule.outcome(pair) is only)


def _counts(asked: Sequence[Answers]) -> tuple[Numbers, Numbers]:
    """How many of some rules are broken, and how many must be asked about, for every pair."""
    found = [
        sum((answers.whole() == outcome).astype(np.int64) for answers in asked)
        for outcome in (Outcome.NOT_MET, Outcome.UNCLEAR)
    ]
    return np.asarray(found[0], dtype=np.int64), np.asarray(found[1], dtype=np.int64)


def _of_place(
    rule: MoveRule,
    case: SharedCase,
    youths: Sequence[Youth],
    dwellings: Sequence[SharedDwelling],
    places: Sequence[tuple[int, Opening]],
) -> Answers:
    def judge(youth: Youth, site: Site) -> Outcome:
        return rule.outcome(move_to(case, youth, site.dwelling, site.opening))

    return ask(judge, youths, [Site(dwellings[number], opening) for number, opening in places], rule.keys(case))


def _add_residents(
    case: SharedCase,
    youths: Sequence[Youth],
    dwellings: Sequence[SharedDwelling],
    places: Sequence[tuple[int, Opening]],
    counts: tuple[Numbers, Numbers],
) -> None:
    """Add what the rules about two say of each youth and the residents met in each place."""
    residents = [(number, item) for number in sorted({at for at, _ in places}) for item in dwellings[number].residents]
    of_dwelling: dict[int, list[int]] = {}
    for at, (number, _) in enumerate(residents):
        of_dwelling.setdefault(number, []).append(at)
    rules = together_rules(case.settings)
    of_pairs = _counts([_of_pair(rule, case.settings, youths, [item for _, item in residents]) for rule in rules])
    ready = np.array([(youth.ready_from or case.as_of).toordinal() for youth in youths], dtype=np.int64)
    ends = [item.end.toordinal() if item.end else np.inf for _, item in residents]
    for column, (number, opening) in enumerate(places):
        day = np.maximum(ready, opening.free_from.toordinal())
        for at in of_dwelling.get(number, []):
            for count, of_pair in zip(counts, of_pairs, strict=True):
                count[:, column] += of_pair[:, at] * (day <= ends[at])


def _of_pair(
    rule: PairRule, settings: SharedSettings, youths: Sequence[Youth], residents: Sequence[Resident]
) -> Answers:
    def judge(one: Youth, other: Resident) -> Outcome:
        return rule.outcome(Pair(one, other, settings))

    return ask(judge, youths, residents, (reading(*rule.reads), reading(*rule.reads)))


def _who_may_share(youths: tuple[Youth, ...], settings: SharedSettings) -> tuple[Flags, Numbers]:
    together = np.ones((len(youths), len(youths)), dtype=bool)
    questions = np.zeros((len(youths), len(youths)), dtype=np.int64)
    for (one, first), (other, second) in combinations(enumerate(youths), 2):
        outcomes = list(pair_outcomes(first, second, settings))
        together[one, other] = together[other, one] = Outcome.NOT_MET not in outcomes
        questions[one, other] = questions[other, one] = outcomes.count(Outcome.UNCLEAR)
    return together, questions
