"""What sets are worth to the search: whole points above, and below them what makes equals unequal."""

from __future__ import annotations

import numpy as np

from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.ties import BITS, stable_hash

TIE_BITS = 17
"""Room for the sum of all tie breaks."""


def tie_breaks(options: Options, sets: MoveInSets) -> Numbers:
    """A number for each youth in each dwelling, from their ids alone, summed over the set."""
    table = np.zeros((len(options.youths) + 1, len(options.dwellings)), dtype=np.int64)
    for row, youth in enumerate(options.youths):
        table[row] = [stable_hash(youth.youth_id, dwelling.dwelling_id) for dwelling in options.dwellings]
    table >>= BITS - TIE_BITS + len(options.youths).bit_length()
    ties: Numbers = table[sets.members, sets.dwelling[:, None]].sum(axis=1)
    return ties
