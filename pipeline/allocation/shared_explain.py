"""Why: for each proposal and each pair of youth and dwelling the rules and facts behind it, and what must be asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.allocation.facts import Reason
from pipeline.allocation.shared_good_reasons import good_reasons
from pipeline.allocation.shared_moves import Move, move_to
from pipeline.allocation.shared_options import Options, move_reasons, pair_reasons
from pipeline.allocation.shared_place_rules import PLACE_RULES
from pipeline.allocation.shared_proposal import Order, Proposal
from pipeline.allocation.shared_records import Placement, SharedDwelling, Youth
from pipeline.allocation.shared_settings import QUEUE, SharedSettings
from pipeline.outcome import Outcome
from pipeline.texts import count, listed


@dataclass(frozen=True)
class Explanation:
    """A placement with the rules it keeps, what speaks for it, and what must be asked before it can be decided."""

    placement: Placement
    kept: tuple[Reason, ...]
    good: tuple[Reason, ...]
    questions: tuple[Reason, ...]


def explain(options: Options, proposal: Proposal, placement: Placement) -> Explanation:
    """What one placement of a proposal rests on."""
    case = options.case
    youth = case.youth(placement.youth_id)
    move = _move_of(options, placement)
    mates = [case.youth(item.youth_id) for item in proposal.moving_into(placement.dwelling_id) if item != placement]
    reasons = [*move_reasons(move)]
    reasons += [reason for mate in mates for reason in pair_reasons(youth, mate, case.settings)]
    return Explanation(
        placement=placement,
        kept=tuple(reason for reason in reasons if reason.outcome is Outcome.MET),
        good=good_reasons(move, mates),
        questions=tuple(reason for reason in reasons if reason.outcome is Outcome.UNCLEAR),
    )


def why_not(options: Options, proposal: Proposal, youth_id: str, dwelling_id: str) -> tuple[Reason, ...]:
    """What stands between a youth and a dwelling; empty when that is what is proposed.

    First the hard rules that are broken in the place that breaks fewest; else what those who are proposed there have
    to do with it. Raises KeyError for an id that is not known.
    """
    own = proposal.placement_of(youth_id)
    if own is not None and own.dwelling_id == dwelling_id:
        return ()
    move = nearest_move(options, options.row_of[youth_id], options.number_of[dwelling_id])
    youth, dwelling = move.youth, move.dwelling
    if broken := move_reasons(move, Outcome.NOT_MET):
        return broken
    if move.opening is None:
        return move_reasons(move, Outcome.UNCLEAR)
    there = [options.case.youth(item.youth_id) for item in proposal.moving_into(dwelling_id)]
    conflicts = (pair_reasons(youth, mate, options.case.settings, Outcome.NOT_MET) for mate in there)
    return (*(reason for reasons in conflicts for reason in reasons), _taken(options, proposal, youth, dwelling))


def nearest_move(options: Options, row: int, number: int) -> Move:
    """The youth moving into the place of a dwelling that breaks fewest rules, the earliest of them."""
    places = options.places_in(number)
    if not places:
        return move_to(options.case, options.youths[row], options.dwellings[number], None)
    return options.move(row, min(places, key=lambda place: int(options.broken[row, place])))


def nearest_dwellings(options: Options, row: int) -> list[int]:
    """The dwellings (numbers) where fewest rules are in the way of a youth come first, in order of id."""
    without = len(PLACE_RULES)
    fewest = np.full(len(options.dwellings), without, dtype=np.int64)
    np.minimum.at(fewest, options.dwelling_of_place, options.broken[row])
    found: list[int] = np.argsort(fewest, kind="stable").tolist()
    return found


def questions(options: Options, proposal: Proposal) -> tuple[Reason, ...]:
    """Every fact that must be asked about, once: for those proposed, and for those whom no known fact keeps out."""
    asked = [reason for item in proposal.placements for reason in explain(options, proposal, item).questions]
    for youth_id in proposal.waiting:
        for number in range(len(options.dwellings)):
            move = nearest_move(options, options.row_of[youth_id], number)
            if not move_reasons(move, Outcome.NOT_MET):
                asked += move_reasons(move, Outcome.UNCLEAR)
    asked += [reason for youth in options.youths for reason in youth_questions(youth)]
    first: dict[str, Reason] = {}
    for reason in asked:
        first.setdefault(reason.text, reason)
    return tuple(first.values())


def youth_questions(youth: Youth) -> tuple[Reason, ...]:
    """What decides the order of the queue and is not known."""
    if youth.waiting_since is not None:
        return ()
    text = f"Når begynte {youth.youth_id} å vente? Uten dato står {youth.youth_id} sist i køen."
    return (Reason("P126", Outcome.UNCLEAR, text, youth.cite("waiting_since")),)


def _taken(options: Options, proposal: Proposal, youth: Youth, dwelling: SharedDwelling) -> Reason:
    there = [options.case.youth(item.youth_id) for item in proposal.moving_into(dwelling.dwelling_id)]
    facts = tuple(fact for mate in (youth, *there) for fact in mate.cite("waiting_since"))
    own = proposal.placement_of(youth.youth_id)
    if own is not None:
        text = f"{youth.youth_id} er foreslått i {own.dwelling_id}. Samlet passer det bedre slik."
        return Reason("P132", Outcome.NOT_MET, text, facts)
    if youth.youth_id in proposal.passed:
        return Reason("P131", Outcome.NOT_MET, _passed(youth, options.case.settings), facts)
    in_front = proposal.order is Order.NOBODY_PASSED and not proposal.passed
    others = "noen foran i køen" if in_front else "noen andre"
    taken = f"{dwelling.dwelling_id} er foreslått for {listed([mate.youth_id for mate in there])}. " if there else ""
    where = "" if there else f" i {dwelling.dwelling_id}"
    text = f"{taken}{youth.youth_id} kan ikke få plass{where} uten at {others} mister sin."
    return Reason("P130", Outcome.NOT_MET, text, facts)


def _passed(youth: Youth, settings: SharedSettings) -> str:
    cost = count(settings.queue_costs_max, "plass", "plasser")
    return (
        f"{youth.youth_id} er forbigått. En plass her ville koste andre flere plasser enn grensen, "
        f"{cost} for hver {QUEUE} i køen."
    )


def _move_of(options: Options, placement: Placement) -> Move:
    """The move that a placement stands for."""
    row = options.row_of[placement.youth_id]
    moves = (options.move(row, place) for place in options.places_in(options.number_of[placement.dwelling_id]))
    return next(
        move
        for move in moves
        if move.opening is not None and move.day == placement.move_in_date and move.opening.room_id == placement.room_id
    )
