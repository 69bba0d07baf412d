"""Places being given out one youth at a time, with others moved aside where that makes room."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.allocation.shared_options import Options

DEPTH = 5
"""How many may be moved aside in turn."""


class Seating:
    """Who sits in which place (numbers); no rule is broken at any time."""

    def __init__(self, options: Options, seated: Mapping[int, int] | None = None) -> None:
        self.options = options
        self.place_of = dict(seated or {})
        self.youth_in = {place: youth for youth, place in self.place_of.items()}

    def in_the_way(self, youth: int, place: int) -> list[int]:
        """Those who would have to leave for the youth to have the place."""
        together = self.options.together[youth]
        taken = [(beside, self.youth_in[beside]) for beside in self.options.beside[place] if beside in self.youth_in]
        return [other for at, other in taken if at == place or not together[other]]

    def seat_in_free_place(self, youth: int) -> bool:
        """Give the youth the first place that is in nobody's way; False when there is none."""
        for place in self.options.places_for[youth]:
            if not self.in_the_way(youth, place):
                self._seat(youth, place)
                return True
        return False

    def seat_moving_others(self, youth: int) -> bool:
        """The same with up to ``DEPTH`` others moved aside; False, and nothing changed, when that was not enough."""
        return self._make_room(youth, DEPTH, set())

    def _make_room(self, youth: int, depth: int, tried: set[tuple[int, int]]) -> bool:
        if self.seat_in_free_place(youth):
            return True
        for place in self.options.places_for[youth]:
            if not depth or (youth, place) in tried:
                continue
            aside = self.in_the_way(youth, place)
            if len(aside) > 1:
                continue
            tried.add((youth, place))
            (other,) = aside
            left = self._leave(other)
            self._seat(youth, place)
            if self._make_room(other, depth - 1, tried):
                return True
            self._leave(youth)
            self._seat(other, left)
        return False

    def _seat(self, youth: int, place: int) -> None:
        self.place_of[youth], self.youth_in[place] = place, youth

    def _leave(self, youth: int) -> int:
        place = self.place_of.pop(youth)
        del self.youth_in[place]
        return place
