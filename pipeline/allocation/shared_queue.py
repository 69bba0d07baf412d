"""Who is given a place when nobody is passed by.

The queue is walked, and each is taken in who can be housed together with all taken in before.
"""

from __future__ import annotations

import numpy as np

from pipeline.allocation.effort import Effort
from pipeline.allocation.matching import Matching
from pipeline.allocation.packing import EFFORT
from pipeline.allocation.searching import look_for
from pipeline.allocation.shared_options import Flags, Options
from pipeline.allocation.shared_points import Points
from pipeline.allocation.shared_seating import Seating
from pipeline.allocation.shared_sets import MoveInSets, list_sets, places_in_sets


class Queue:
    """Takes youths in one by one; ``seating`` houses all taken in so far."""

    def __init__(self, options: Options, points: Points) -> None:
        self.options = options
        self.points = points
        self.seating = Seating(options)
        # without the rules about two together: whoever finds no place here finds none with them
        self.loose = Matching([[int(place) for place in np.flatnonzero(row)] for row in options.allowed])
        self.sets: MoveInSets | None = None
        self.unsettled: list[int] = []
        self.effort = Effort(2 * EFFORT)

    def take_in(self, youth: int) -> bool:
        """House the youth together with all taken in before, in whatever places; False when no way is found.

        One of whom it could not be settled whether there is a way joins ``unsettled``.
        """
        if not self.loose.add(youth):
            return False
        if self.seating.seat_moving_others(youth) or self._seat_anew(youth):
            return True
        self.loose.remove(youth)
        return False

    def _seat_anew(self, youth: int) -> bool:
        wanted = np.zeros(len(self.options.youths), dtype=bool)
        wanted[[*self.seating.place_of, youth]] = True
        if self.sets is None:
            self.sets = list_sets(self.options, self.points, np.ones(len(wanted), dtype=bool))
        sets = self.sets.within(wanted)
        everybody = int(wanted.sum())
        packed = look_for(self.options, sets, sets.sizes, everybody, self.effort)
        if packed.worth >= everybody:
            self.seating.place_of = places_in_sets(self.options, self.points, sets, packed.chosen)
            return True
        if packed.bound >= everybody:
            self.unsettled.append(youth)
        return False


def walk(options: Options, points: Points, first: Flags | None = None) -> Queue:
    """The queue when all have been asked; those in ``first`` are asked before the others."""
    queue = Queue(options, points)
    number = {youth.youth_id: row for row, youth in enumerate(options.youths)}
    rows = [number[youth.youth_id] for youth in options.case.queue()]
    if first is not None:
        rows.sort(key=lambda row: not first[row])
    for row in rows:
        queue.take_in(row)
    return queue
