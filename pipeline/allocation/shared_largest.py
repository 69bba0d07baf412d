"""Who is given a place when the largest number counts: most youths, then most long waiters, then most days waited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.packing import Packing
from pipeline.allocation.packing_rows import AtMost
from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_points import days_waited, waits_long
from pipeline.allocation.shared_sets import sets_of_places
from pipeline.allocation.weights import UNIT_BITS, packing_rows, tie_breaks, youth_ties


@dataclass(frozen=True)
class Most:
    """Youth and place numbers; ``youths_missing``: at most so many more could be housed.

    ``is_proven``: nor could others be housed in their stead, by long waiting and days waited.
    """

    place_of: dict[int, int]
    youths_missing: int
    is_proven: bool


def house_most(move_ins: MoveIns, start: Mapping[int, int]) -> Most:
    """The largest number; where it must be searched for, from ``start``, which is a proposal."""
    if move_ins.groups is None:
        return _search(move_ins, start)
    worth = (_worth(move_ins.options) << UNIT_BITS) + youth_ties(move_ins.options)
    return Most(move_ins.places(move_ins.groups.best(worth)), 0, is_proven=True)


def _worth(options: Options) -> Numbers:
    """What each youth is worth: a place more than long waiting of all, and that more than all days waited."""
    case = options.case
    days = np.array([days_waited(case, youth) for youth in options.youths], dtype=np.int64)
    long_waiters = np.array([waits_long(case, youth) for youth in options.youths], dtype=np.int64)
    above_long = int(days.sum()) + 1
    worth: Numbers = above_long * (len(options.youths) + 1 + long_waiters) + days
    return worth


def _search(move_ins: MoveIns, start: Mapping[int, int]) -> Most:
    """The number first, which the search for who then knows."""
    options, sets = move_ins.options, move_ins.sets
    chosen = sets_of_places(options, sets, start)
    rows = packing_rows(options, sets)
    by_number = Packing(sets, sets.sizes << UNIT_BITS, rows, unit=1 << UNIT_BITS, start=chosen).search()
    most = by_number.bound >> UNIT_BITS
    weights = (sets.total(_worth(options)) << UNIT_BITS) + tie_breaks(options, sets)
    known = AtMost(sets.sizes, most)
    packed = Packing(sets, weights, rows, unit=1 << UNIT_BITS, start=by_number.chosen, at_most=known).search()
    missing = most - int(sets.sizes[packed.chosen].sum())
    return Most(move_ins.places(packed.chosen), missing, packed.worth >> UNIT_BITS == packed.bound >> UNIT_BITS)
