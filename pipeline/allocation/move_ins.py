"""Who can move in together: listed once for all that is asked about the same youths and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.allocation.groups import Groups, are_few
from pipeline.allocation.packing_rows import Rows
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, weigh_points
from pipeline.allocation.shared_sets import MoveInSets, list_sets, places_in_sets


@dataclass(frozen=True)
class MoveIns:
    """The sets of all youths; ``groups`` is None where they are too many to be written down."""

    options: Options

    @cached_property
    def points(self) -> Points:
        """What the moves are worth; whether there is room for somebody seldom takes to know."""
        return weigh_points(self.options)

    @cached_property
    def sets(self) -> MoveInSets:
        """All sets in all dwellings."""
        return list_sets(self.options, self.points)

    @cached_property
    def groups(self) -> Groups | None:
        """All groups that the sets can be put together to."""
        return Groups(self.sets) if are_few(self.sets) else None

    def places(self, chosen: Rows) -> dict[int, int]:
        """Youth and place numbers of a choice of the sets."""
        return places_in_sets(self.options, self.points, self.sets, chosen)
