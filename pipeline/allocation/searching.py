"""Looking for a choice of sets that is worth enough, with part of the effort that is left for a whole walk."""

from __future__ import annotations

from dataclasses import replace

from pipeline.allocation.effort import Effort
from pipeline.allocation.packing import Packed, Packing
from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.weights import UNIT_BITS, packing_rows


def look_for(options: Options, sets: MoveInSets, weights: Numbers, enough: int, effort: Effort) -> Packed:
    """A choice among ``sets`` with ``enough`` weight. Worth less when none is found with half the effort.

    When the effort did not suffice to say that there is none, the bound reaches ``enough`` all the same.
    """
    unit = 1 << UNIT_BITS
    rows, half, needed = packing_rows(options, sets), effort.half(), enough << UNIT_BITS
    search = Packing(sets, weights << UNIT_BITS, rows, unit=unit, over=needed - 1, enough=needed, effort=half)
    packed = search.search()
    effort.left += half.left
    return replace(packed, worth=packed.worth >> UNIT_BITS, bound=packed.bound >> UNIT_BITS)
