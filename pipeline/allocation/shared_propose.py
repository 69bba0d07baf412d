"""Proposals for shared housing: who before where, each settled exactly, and checked before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_largest import Most, house_most
from pipeline.allocation.shared_options import Options, weigh_options
from pipeline.allocation.shared_points import Points
from pipeline.allocation.shared_proposal import Order, Proposal, make_proposal
from pipeline.allocation.shared_queue import Queue, Seated, walk
from pipeline.allocation.shared_records import SharedCase
from pipeline.allocation.shared_seating import Seating
from pipeline.allocation.shared_where import place_best


@dataclass(frozen=True)
class SharedProposals:
    """The default proposal and what stands beside it. ``options`` and ``points`` are what they were made from."""

    options: Options
    points: Points
    nobody_passed: Proposal
    largest_number: Proposal
    first_come: Proposal

    @property
    def differ(self) -> bool:
        """Whether the order of the queue costs places, so that the team has something to choose."""
        return len(self.nobody_passed.housed) != len(self.largest_number.housed)


class BrokenProposalError(Exception):
    """The checker found a broken rule in every proposal that could be made: a defect of the program."""


def propose_shared(case: SharedCase) -> SharedProposals:
    """Proposals in all three orders; the same for every order of the input."""
    options = weigh_options(case)
    move_ins = MoveIns(options)
    queue, most = _ask(move_ins)
    nobody_passed = _place_queue(move_ins, queue)
    if set(most.place_of) == set(queue.place_of):
        largest_number = replace(
            nobody_passed, order=Order.LARGEST_NUMBER, unsettled=most.youths_missing, passed=frozenset()
        )
    else:
        largest_number = _place(move_ins, Order.LARGEST_NUMBER, most.place_of, most.youths_missing)
    largest_number = replace(largest_number, longer_waiting=not most.is_proven)
    first_come = _checked(move_ins, Order.FIRST_COME, first_fit(options, Seating.seat_in_free_place))
    return SharedProposals(options, move_ins.points, nobody_passed, largest_number, first_come)


def propose_in_queue_order(case: SharedCase) -> Proposal:
    """The default proposal alone."""
    options = weigh_options(case)
    move_ins = MoveIns(options)
    queue, _ = _ask(move_ins)
    return _place_queue(move_ins, queue)


def first_fit(options: Options, seat: Callable[[Seating, int], bool]) -> Seated:
    """Walk the queue and seat whoever ``seat`` finds a place for."""
    seating = Seating(options)
    for youth in options.case.queue():
        seat(seating, options.row_of[youth.youth_id])
    return seating.place_of


def _ask(move_ins: MoveIns) -> tuple[Queue, Most]:
    """The queue when all have been asked, and the largest number; the one costs no more places than staff allow."""
    options = move_ins.options
    most = house_most(move_ins, first_fit(options, Seating.seat_moving_others))
    least = len(most.place_of) - options.case.settings.order_may_cost(len(options.youths))
    return walk(Queue(move_ins, most.place_of, least)), most


def _place_queue(move_ins: MoveIns, queue: Queue) -> Proposal:
    # one whose search was given up may have come in with the others later
    unsettled, passed = (set(found) - queue.place_of.keys() for found in (queue.unsettled, queue.passed))
    proposal = _place(move_ins, Order.NOBODY_PASSED, queue.place_of, len(unsettled))
    return replace(proposal, passed=frozenset(queue.options.youths[number].youth_id for number in passed))


def _place(move_ins: MoveIns, order: Order, seated: Seated, unsettled: int) -> Proposal:
    best = place_best(move_ins, seated)
    return _checked(move_ins, order, best.place_of, unsettled, best.points_missing)


def _checked(move_ins: MoveIns, order: Order, seated: Seated, unsettled: int = 0, points_missing: int = 0) -> Proposal:
    options = move_ins.options
    proposal = make_proposal(options, move_ins.points, order, seated.items(), unsettled, points_missing)
    if breaches := find_breaches(options.case, proposal.placements):
        raise BrokenProposalError(", ".join(sorted({breach.rule_id for breach in breaches})))
    return proposal
