"""Proposals for shared housing: who before where, each settled exactly, and checked before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_largest import Most, house_most
from pipeline.allocation.shared_options import Options, weigh_options
from pipeline.allocation.shared_points import Points, weigh_points
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
    points = weigh_points(options)
    queue, most = _ask(options, points)
    nobody_passed = _place_queue(options, points, queue)
    if set(most.place_of) == set(queue.place_of):
        largest_number = replace(
            nobody_passed, order=Order.LARGEST_NUMBER, unsettled=most.youths_missing, passed=frozenset()
        )
    else:
        largest_number = _place(options, points, Order.LARGEST_NUMBER, most.place_of, most.youths_missing)
    largest_number = replace(largest_number, longer_waiting=not most.is_proven)
    first_come = _checked(options, points, Order.FIRST_COME, first_fit(options, Seating.seat_in_free_place))
    return SharedProposals(options, points, nobody_passed, largest_number, first_come)


def propose_in_queue_order(case: SharedCase) -> Proposal:
    """The default proposal alone."""
    options = weigh_options(case)
    points = weigh_points(options)
    queue, _ = _ask(options, points)
    return _place_queue(options, points, queue)


def first_fit(options: Options, seat: Callable[[Seating, int], bool]) -> Seated:
    """Walk the queue and seat whoever ``seat`` finds a place for."""
    seating = Seating(options)
    for youth in options.case.queue():
        seat(seating, options.row_of[youth.youth_id])
    return seating.place_of


def _ask(options: Options, points: Points) -> tuple[Queue, Most]:
    """The queue when all have been asked, and the largest number; the one costs no more places than staff allow."""
    move_ins = MoveIns(options, points)
    most = house_most(move_ins, first_fit(options, Seating.seat_moving_others))
    least = len(most.place_of) - options.case.settings.order_may_cost(len(options.youths))
    return walk(Queue(move_ins, most.place_of, least)), most


def _place_queue(options: Options, points: Points, queue: Queue) -> Proposal:
    # one whose search was given up may have come in with the others later
    unsettled, passed = (set(found) - queue.place_of.keys() for found in (queue.unsettled, queue.passed))
    proposal = _place(options, points, Order.NOBODY_PASSED, queue.place_of, len(unsettled))
    return replace(proposal, passed=frozenset(options.youths[number].youth_id for number in passed))


def _place(options: Options, points: Points, order: Order, seated: Seated, unsettled: int) -> Proposal:
    best = place_best(options, points, seated)
    return _checked(options, points, order, best.place_of, unsettled, best.points_missing)


def _checked(
    options: Options, points: Points, order: Order, seated: Seated, unsettled: int = 0, points_missing: int = 0
) -> Proposal:
    proposal = make_proposal(options, points, order, seated.items(), unsettled, points_missing)
    if breaches := find_breaches(options.case, proposal.placements):
        raise BrokenProposalError(", ".join(sorted({breach.rule_id for breach in breaches})))
    return proposal
