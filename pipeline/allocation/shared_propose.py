"""Proposals for shared housing: who before where, each settled exactly, and checked before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_largest import house_most
from pipeline.allocation.shared_options import Options, weigh_options
from pipeline.allocation.shared_points import Points, weigh_points
from pipeline.allocation.shared_proposal import Order, Proposal, make_proposal
from pipeline.allocation.shared_queue import walk
from pipeline.allocation.shared_records import SharedCase
from pipeline.allocation.shared_seating import Seating
from pipeline.allocation.shared_where import place_best
from pipeline.allocation.solver import SolverFailedError

Seated = Mapping[int, int]
"""Youth numbers and the numbers of their places."""


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
    seated, is_proven = _or_without_solver(options, lambda: walk(options, points))
    most, is_most = _or_without_solver(options, lambda: house_most(options, points, seated))
    nobody_passed = _place(options, points, Order.NOBODY_PASSED, seated, is_proven)
    if is_most and set(most) == set(seated):
        largest_number = replace(nobody_passed, order=Order.LARGEST_NUMBER)
    else:
        largest_number = _place(options, points, Order.LARGEST_NUMBER, max(most, seated, key=len), is_most)
    first_come = _checked(options, points, Order.FIRST_COME, first_fit(options, Seating.seat_in_free_place))
    return SharedProposals(options, points, nobody_passed, largest_number, first_come)


def propose_in_queue_order(case: SharedCase) -> Proposal:
    """The default proposal alone."""
    options = weigh_options(case)
    points = weigh_points(options)
    seated, is_proven = _or_without_solver(options, lambda: walk(options, points))
    return _place(options, points, Order.NOBODY_PASSED, seated, is_proven)


def first_fit(options: Options, seat: Callable[[Seating, int], bool]) -> Seated:
    """Walk the queue and seat whoever ``seat`` finds a place for."""
    seating = Seating(options)
    number = {youth.youth_id: row for row, youth in enumerate(options.youths)}
    for youth in options.case.queue():
        seat(seating, number[youth.youth_id])
    return seating.place_of


def _or_without_solver(options: Options, settle: Callable[[], Seated]) -> tuple[Seated, bool]:
    """Who, and whether that is settled exactly."""
    try:
        return settle(), True
    except SolverFailedError:
        return first_fit(options, Seating.seat_moving_others), False


def _place(options: Options, points: Points, order: Order, seated: Seated, is_proven: bool) -> Proposal:
    """In the best places, or where they are seated when the best cannot be settled."""
    try:
        best = place_best(options, points, seated)
    except SolverFailedError:
        return _checked(options, points, order, seated, is_proven=False)
    return _checked(options, points, order, best, is_proven)


def _checked(options: Options, points: Points, order: Order, seated: Seated, is_proven: bool = True) -> Proposal:
    proposal = make_proposal(options, points, order, seated.items(), is_proven)
    if breaches := find_breaches(options.case, proposal.placements):
        raise BrokenProposalError(", ".join(sorted({breach.rule_id for breach in breaches})))
    return proposal
