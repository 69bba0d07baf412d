from __future__ import annotations

import numpy as np

from pipeline.allocation.cuts import broken_cuts
from pipeline.allocation.packing_rows import Cut, PackingRows
from pipeline.allocation.shared_sets import NOBODY, MoveInSets

PAIRS = np.array([[0, 1, NOBODY], [1, 2, NOBODY], [0, 2, NOBODY]], dtype=np.intp)


def test_three_halves_of_three_pairs_are_one_too_many() -> None:
    sets = MoveInSets(np.arange(3, dtype=np.intp), PAIRS, np.ones(3, dtype=np.int64))
    rows = PackingRows(sets, 4, 3)
    cuts = broken_cuts(rows, np.arange(3), np.full(3, 0.5))
    assert cuts == [Cut(0, 1, 2)]
    assert cuts[0].of(rows, np.arange(3)).tolist() == [1, 1, 1]
    assert broken_cuts(rows, np.arange(2), np.full(2, 0.5)) == []
