"""What would help those who wait: one more dwelling, or a rule that gives way; and who waits if another goes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from pipeline.allocation.facts import NO_END, Reason
from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.shared_explain import nearest_move
from pipeline.allocation.shared_options import Options, move_reasons, weigh_options
from pipeline.allocation.shared_proposal import Proposal
from pipeline.allocation.shared_queue import Queue, walk
from pipeline.allocation.shared_records import SharedDwelling
from pipeline.outcome import Outcome
from pipeline.texts import count, day, listed

NEW = "ny fellesbolig"
CAN_CHANGE = frozenset({"P103", "P108", "P109", "P110", "P111", "P112", "P113"})
"""Rules that the municipality, or the team, can do something about; nobody can change an age or an assessment."""


@dataclass(frozen=True)
class DwellingKind:
    """A dwelling to look for: how many places, from when, and what it is near to."""

    places: int
    available_from: date
    features: frozenset[str] = frozenset()
    schools: frozenset[str] | None = None


@dataclass(frozen=True)
class Help:
    """A change and those who would get a place by it, nobody losing theirs; ``broken`` is the rule that gives way."""

    text: str
    youth_ids: tuple[str, ...]
    kind: DwellingKind | None = None
    broken: Reason | None = None


def dwellings_to_look_for(options: Options, proposal: Proposal, kinds: Iterable[DwellingKind]) -> tuple[Help, ...]:
    """Each kind with those that one such dwelling would house, most first."""
    found = []
    for kind in kinds:
        youth_ids = housed_by(options, proposal, kind)
        who = f" til {len(youth_ids)}: {listed(list(youth_ids))}" if youth_ids else " til ingen flere"
        places = count(kind.places, "plass", "plasser")
        text = f"Én fellesbolig til med {places} fra {day(kind.available_from)} ville gi plass{who}."
        found.append(Help(text, youth_ids, kind=kind))
    return tuple(sorted(found, key=lambda item: (-len(item.youth_ids), item.text)))


def housed_by(options: Options, proposal: Proposal, kind: DwellingKind) -> tuple[str, ...]:
    """Who of those who wait one more such dwelling would house, in the order of the queue."""
    if not proposal.waiting:
        return ()
    new = SharedDwelling(
        dwelling_id=NEW,
        places=kind.places,
        available_from=kind.available_from,
        lease_end=NO_END,
        features=kind.features,
        schools=kind.schools,
    )
    wider = replace(options.case, dwellings=(*options.case.dwellings, new))
    return _housed_besides(weigh_options(wider), proposal)


def smallest_changes(options: Options, proposal: Proposal, youth_id: str) -> tuple[Help, ...]:
    """For one who waits: the dwellings where a single rule stands in the way, and giving way would make room."""
    row = options.row_of[youth_id]
    found = []
    for number, dwelling in enumerate(options.dwellings):
        move = nearest_move(options, row, number)
        broken = move_reasons(move, Outcome.NOT_MET)
        if len(broken) != 1 or broken[0].rule_id not in CAN_CHANGE or move.opening is None:
            continue
        allowed = options.allowed.copy()
        allowed[row, options.places_in(number)] = True
        housed = _housed_besides(replace(options, allowed=allowed), proposal, (youth_id,))
        if housed:
            text = f"Dette alene hindrer {youth_id} i {dwelling.dwelling_id}: {broken[0].text}"
            found.append(Help(text, housed, broken=broken[0]))
    return tuple(found)


def who_waits_if(options: Options, proposal: Proposal, youth_id: str, dwelling_id: str) -> tuple[str, ...] | None:
    """Those who lose their place if a youth is given one in a dwelling first; None when a hard rule forbids it."""
    row = options.youths.index(options.case.youth(youth_id))
    inside = np.array([opening.dwelling_id == dwelling_id for opening in options.places], dtype=bool)
    allowed = options.allowed.copy()
    allowed[row] &= inside
    first = np.zeros(len(options.youths), dtype=bool)
    first[row] = True
    changed = replace(options, allowed=allowed)
    queue = walk(Queue(MoveIns(changed)), first)
    housed = {options.youths[number].youth_id for number in queue.place_of}
    if youth_id not in housed:
        return None
    return tuple(youth.youth_id for youth in options.case.queue() if youth.youth_id in proposal.housed - housed)


def _housed_besides(options: Options, proposal: Proposal, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Who of those who wait can be housed with all who are proposed."""
    queue = Queue(MoveIns(options))
    number = {youth.youth_id: row for row, youth in enumerate(options.youths)}
    for youth_id in sorted(proposal.housed):
        queue.take_in(number[youth_id])
    return tuple(youth_id for youth_id in among or proposal.waiting if queue.take_in(number[youth_id]))
