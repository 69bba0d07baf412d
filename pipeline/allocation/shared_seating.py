"""Places being given out one youth at a time, with others moved aside where that makes room."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pipeline.allocation.shared_options import Options
from pipeline.allocation.ties import stable_hash

DEPTH = 5
"""How many may be moved aside in turn."""


@dataclass
class Seating:
    """Who sits in which place (numbers); no rule is broken at any time."""

    options: Options
    place_of: dict[int, int] = field(default_factory=dict)

    def youth_in(self, place: int) -> int | None:
        """The youth in a place."""
        return next((youth for youth, taken in self.place_of.items() if taken == place), None)

    def in_the_way(self, youth: int, place: int) -> set[int]:
        """Those who would have to leave for the youth to have the place."""
        dwelling = self.options.dwelling_of_place[place]
        return {
            other
            for other, taken in self.place_of.items()
            if taken == place
            or (self.options.dwelling_of_place[taken] == dwelling and not self.options.together[youth, other])
        }

    def places_for(self, youth: int) -> list[int]:
        """The places that the youth may have, earliest moving in first."""
        name = self.options.youths[youth].youth_id
        places = [int(place) for place in np.flatnonzero(self.options.allowed[youth])]
        return sorted(places, key=lambda place: (self.options.move(youth, place).day, self._tie(name, place), place))

    def seat_in_free_place(self, youth: int) -> bool:
        """Give the youth the first place that is in nobody's way; False when there is none."""
        for place in self.places_for(youth):
            if not self.in_the_way(youth, place):
                self.place_of[youth] = place
                return True
        return False

    def seat_moving_others(self, youth: int) -> bool:
        """The same with up to ``DEPTH`` others moved aside; False, and nothing changed, when that was not enough."""
        before = dict(self.place_of)
        if self._seat(youth, DEPTH, set()):
            return True
        self.place_of = before
        return False

    def _seat(self, youth: int, depth: int, tried: set[tuple[int, int]]) -> bool:
        if self.seat_in_free_place(youth):
            return True
        for place in self.places_for(youth):
            aside = self.in_the_way(youth, place)
            if len(aside) > 1 or not depth or (youth, place) in tried:
                continue
            tried.add((youth, place))
            other = aside.pop()
            left = self.place_of.pop(other)
            self.place_of[youth] = place
            if self._seat(other, depth - 1, tried):
                return True
            self.place_of.pop(youth)
            self.place_of[other] = left
        return False

    def _tie(self, name: str, place: int) -> int:
        return stable_hash(name, self.options.places[place].dwelling_id)
