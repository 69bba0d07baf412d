"""What sets are worth to the search: whole points above, below them what makes equals unequal; and its rows."""

from __future__ import annotations

import numpy as np

from pipeline.allocation.packing_rows import PackingRows
from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.ties import BITS, stable_hash

TIE_BITS, UNIT_BITS = 17, 22
"""Room for the sum of all tie breaks, and for a point; so that all of them together are little beside a point."""


def tie_breaks(options: Options, sets: MoveInSets) -> Numbers:
    """A number for each youth in each dwelling, from their ids alone, summed over the set."""
    table = np.pad(options.ties, ((0, 1), (0, 0))) >> _spare(options)
    ties: Numbers = table[sets.members, sets.dwelling[:, None]].sum(axis=1)
    return ties


def youth_ties(options: Options) -> Numbers:
    """A number for each youth, from the id alone."""
    return np.array([stable_hash(youth.youth_id) for youth in options.youths], dtype=np.int64) >> _spare(options)


def _spare(options: Options) -> int:
    """How many bits of a tie break must go, for the sum of all youths' to have room."""
    return BITS - TIE_BITS + len(options.youths).bit_length()


def packing_rows(options: Options, sets: MoveInSets) -> PackingRows:
    """What keeps the sets apart; where girls and boys live apart, that guides the search."""
    sexes = sorted({youth.sex for youth in options.youths if youth.sex is not None})
    number = {sex: kind for kind, sex in enumerate(sexes)} if options.case.settings.same_sex else {}
    kinds = np.array([number.get(youth.sex or "", -1) for youth in options.youths], dtype=np.int64)
    return PackingRows(sets, len(options.youths), len(options.dwellings), kinds)
