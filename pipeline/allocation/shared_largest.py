"""Who is given a place when the largest number counts: most youths, then most long waiters, then most days waited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.allocation.packing import Packing
from pipeline.allocation.packing_rows import AtMost
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, days_waited, waits_long
from pipeline.allocation.shared_sets import list_sets, places_in_sets, sets_of_places
from pipeline.allocation.weights import UNIT_BITS, packing_rows, tie_breaks


@dataclass(frozen=True)
class Most:
    """Youth and place numbers; ``youths_missing``: at most so many more could be housed.

    ``is_proven``: nor could others be housed in their stead, by long waiting and days waited.
    """

    place_of: dict[int, int]
    youths_missing: int
    is_proven: bool


def house_most(options: Options, points: Points, start: Mapping[int, int]) -> Most:
    """The largest number; ``start`` is a proposal to begin from."""
    case = options.case
    sets = list_sets(options, points, np.ones(len(options.youths), dtype=bool))
    days = np.array([days_waited(case, youth) for youth in options.youths], dtype=np.int64)
    long_waiters = np.array([waits_long(case, youth) for youth in options.youths], dtype=np.int64)
    above_long = int(days.sum()) + 1
    above_count = above_long * (len(options.youths) + 1)
    chosen = sets_of_places(options, sets, start)
    rows = packing_rows(options, sets)
    by_number = Packing(sets, sets.sizes << UNIT_BITS, rows, unit=1 << UNIT_BITS, start=chosen).search()
    most = by_number.bound >> UNIT_BITS
    worth = sets.total(above_count + above_long * long_waiters + days)
    weights = (worth << UNIT_BITS) + tie_breaks(options, sets)
    known = AtMost(sets.sizes, most)
    packed = Packing(sets, weights, rows, unit=1 << UNIT_BITS, start=by_number.chosen, at_most=known).search()
    best, bound = packed.worth >> UNIT_BITS, packed.bound >> UNIT_BITS
    return Most(places_in_sets(options, points, sets, packed.chosen), most - best // above_count, best == bound)
