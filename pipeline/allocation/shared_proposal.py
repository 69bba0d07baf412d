"""What is proposed: who moves in where and when, and who waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, match_points
from pipeline.allocation.shared_records import Placement
from pipeline.texts import count, listed


class Order(StrEnum):
    """Who goes first."""

    NOBODY_PASSED = "ingen blir forbigått"
    LARGEST_NUMBER = "flest mulig"
    FIRST_COME = "først til mølla"


@dataclass(frozen=True)
class Proposal:
    """Placements by youth, those who wait in the order of the queue, and the points of the match.

    ``unsettled``: of them the ones of whom the search, given up at its limit, left it open whether they could be housed
    too; in the largest number, how many more could. ``points_missing``: at most so many more points could be had.
    ``longer_waiting``: it was left open whether as many who have waited longer could be housed instead.
    ``passed``: who was passed by because their place would have cost others more than staff allow.
    """

    order: Order
    placements: tuple[Placement, ...]
    waiting: tuple[str, ...]
    points: int
    unsettled: int = 0
    points_missing: int = 0
    longer_waiting: bool = False
    passed: frozenset[str] = frozenset()

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists in this order."""
        return not (self.unsettled or self.points_missing or self.longer_waiting)

    @property
    def certainty(self) -> str:
        """How sure it is that nothing better exists, as people read it."""
        if self.is_proven:
            return "Bevist: ingen bedre løsning finnes."
        missing = []
        if self.unsettled:
            missing.append(f"plass til {count(self.unsettled, 'ungdom', 'ungdommer')}")
        if self.points_missing:
            missing.append(f"{count(self.points_missing, 'poeng', 'poeng')} av {self.points + self.points_missing}")
        text = f"Beste kjente løsning; den kan mangle inntil {listed(missing)}." if missing else "Beste kjente løsning."
        return f"{text} Kanskje kan like mange som har ventet lenger, få plass." if self.longer_waiting else text

    @property
    def housed(self) -> frozenset[str]:
        """Ids of those who are given a place."""
        return frozenset(placement.youth_id for placement in self.placements)

    def placement_of(self, youth_id: str) -> Placement | None:
        """Where a youth is proposed; None for one who waits."""
        return next((item for item in self.placements if item.youth_id == youth_id), None)

    def moving_into(self, dwelling_id: str) -> tuple[Placement, ...]:
        """The placements in one dwelling."""
        return tuple(item for item in self.placements if item.dwelling_id == dwelling_id)


def make_proposal(
    options: Options,
    points: Points,
    order: Order,
    pairs: Iterable[tuple[int, int]],
    unsettled: int = 0,
    points_missing: int = 0,
) -> Proposal:
    """Proposal of (youth, place) numbers."""
    pairs = sorted(pairs)
    placements = []
    for youth, place in pairs:
        opening = options.places[place]
        day = options.move(youth, place).day
        placements.append(Placement(options.youths[youth].youth_id, opening.dwelling_id, opening.room_id, day))
    housed = {placement.youth_id for placement in placements}
    waiting = tuple(youth.youth_id for youth in options.case.queue() if youth.youth_id not in housed)
    return Proposal(
        order,
        tuple(sorted(placements)),
        waiting,
        match_points(options, points, pairs),
        unsettled,
        points_missing,
    )
