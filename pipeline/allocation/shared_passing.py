"""Who is given a place when passing nobody by would cost more places than staff allow.

The queue is walked all the same; each is taken in who can be housed together with all taken in before, and with so
many others that the least number is reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.allocation.effort import Effort
from pipeline.allocation.packing import EFFORT
from pipeline.allocation.searching import look_for
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points
from pipeline.allocation.shared_sets import list_sets, places_in_sets


@dataclass(frozen=True)
class Housed:
    """Youth and place numbers; ``unsettled``: youths of whom it could not be settled whether they too can be housed."""

    place_of: Mapping[int, int]
    unsettled: frozenset[int]


def house_at_least(options: Options, points: Points, start: Mapping[int, int], least: int) -> Housed:
    """At least so many, passing by as few of those in front as that allows; ``start`` houses as many somehow."""
    everybody = np.ones(len(options.youths), dtype=bool)
    sets = list_sets(options, points, everybody)
    # to house one who must be is worth more than any number of others
    must_be = len(everybody) + 1
    place_of, unsettled = dict(start), set()
    taken_in, effort = ~everybody, Effort(2 * EFFORT)
    for youth in (options.row_of[item.youth_id] for item in options.case.queue()):
        if youth not in place_of:
            wanted = taken_in.copy()
            wanted[youth] = True
            enough = must_be * int(wanted.sum()) + least
            packed = look_for(options, sets, sets.total(1 + must_be * wanted), enough, effort)
            if packed.worth < enough:
                unsettled |= {youth} if packed.bound >= enough else set()
                continue
            place_of = places_in_sets(options, points, sets, packed.chosen)
        taken_in[youth] = True
    return Housed(place_of, frozenset(unsettled - place_of.keys()))
