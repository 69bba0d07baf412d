"""Who is given a place when nobody is passed by.

The queue is walked, and each is taken in who can be housed together with all taken in before. Where that would cost
others more places than staff allow, each is taken in only if so many can still be housed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.allocation.effort import Effort
from pipeline.allocation.matching import Matching
from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.packing import EFFORT, Packing
from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_seating import Seating
from pipeline.allocation.shared_sets import MoveInSets, places_in_sets
from pipeline.allocation.weights import UNIT_BITS, packing_rows

Seated = Mapping[int, int]
"""Youth numbers and the numbers of their places."""


class Queue:
    """Takes youths in one by one; ``place_of`` houses all taken in so far, and others where there is room.

    ``start`` is a way to house some, and at least so many as the ``least`` number. ``passed``: who could have been
    housed with all taken in before, but not with so many others. ``unsettled``: of whom it is not known.
    """

    def __init__(self, move_ins: MoveIns, start: Seated | None = None, least: int = 0) -> None:
        self.move_ins = move_ins
        self.options = options = move_ins.options
        self.place_of: Seated = dict(start or {})
        self.least = least
        self.taken_in: list[int] = []
        self.passed: list[int] = []
        self.unsettled: list[int] = []
        # without the rules about two together: whoever finds no place here finds none with them
        self.loose = Matching([[int(place) for place in np.flatnonzero(row)] for row in options.allowed])
        self.effort = Effort(2 * EFFORT)

    def take_in(self, youth: int) -> bool:
        """House the youth together with all taken in before, in whatever places; False when no way is found."""
        if not self.loose.add(youth):
            return False
        if youth not in self.place_of and not self._make_room(youth):
            self.loose.remove(youth)
            return False
        self.taken_in.append(youth)
        return True

    def _make_room(self, youth: int) -> bool:
        together = self._together(youth)
        if together is None:
            return False
        everybody = self._with_others(together)
        if len(everybody) < self.least:
            found = self._with_the_least(youth)
            if found is None:
                self.passed.append(youth)
                return False
            everybody = found
        self.place_of = everybody
        return True

    def _together(self, youth: int) -> Seated | None:
        """Places for the youth and all taken in before."""
        seating = Seating(self.options, {number: self.place_of[number] for number in self.taken_in})
        if seating.seat_moving_others(youth):
            return seating.place_of
        wanted, move_ins = self._wanted(youth), self.move_ins
        if move_ins.groups:
            chosen = move_ins.groups.housing(wanted)
            return None if chosen is None else move_ins.places(chosen)
        sets = move_ins.sets.within(wanted)
        return self._look_for(youth, sets, sets.sizes, int(wanted.sum()))

    def _with_others(self, seated: Seated) -> Seated:
        """The same, with those who had a place besides, where they can still have one."""
        seating = Seating(self.options, dict(seated))
        for other in sorted(self.place_of.keys() - seated.keys()):
            seating.seat_moving_others(other)
        return seating.place_of

    def _with_the_least(self, youth: int) -> Seated | None:
        """Places for the youth, all taken in before, and so many others that the least number is reached."""
        wanted, move_ins = self._wanted(youth), self.move_ins
        # to house one who must be is worth more than any number of others
        must_be = len(wanted) + 1
        worth, enough = 1 + must_be * wanted, must_be * int(wanted.sum()) + self.least
        weights = move_ins.sets.total(worth)
        if move_ins.groups:
            chosen = move_ins.groups.best(worth)
            return move_ins.places(chosen) if weights[chosen].sum() >= enough else None
        return self._look_for(youth, move_ins.sets, weights, enough)

    def _wanted(self, youth: int) -> Flags:
        wanted = np.zeros(len(self.options.youths), dtype=bool)
        wanted[[*self.taken_in, youth]] = True
        return wanted

    def _look_for(self, youth: int, sets: MoveInSets, weights: Numbers, enough: int) -> Seated | None:
        """Places by a choice of sets with enough weight, looked for with half of the effort that is left."""
        needed, rows, effort = enough << UNIT_BITS, packing_rows(self.options, sets), self.effort.half()
        search = Packing(
            sets, weights << UNIT_BITS, rows, unit=1 << UNIT_BITS, over=needed - 1, enough=needed, effort=effort
        )
        packed = search.search()
        self.effort.left += effort.left
        if packed.worth >= needed:
            return places_in_sets(self.options, self.move_ins.points, sets, packed.chosen)
        if packed.bound >= needed:
            self.unsettled.append(youth)
        return None


def walk(queue: Queue, first: Flags | None = None) -> Queue:
    """The queue when all have been asked; those in ``first`` are asked before the others."""
    options = queue.options
    rows = [options.row_of[youth.youth_id] for youth in options.case.queue()]
    if first is not None:
        rows.sort(key=lambda row: not first[row])
    for row in rows:
        queue.take_in(row)
    return queue
