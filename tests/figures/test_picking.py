from __future__ import annotations

from itertools import permutations

import pandas as pd

from pipeline.figures.picking import added_up


def test_a_sum_is_the_same_in_any_order_and_blanks_are_left_out() -> None:
    assert {added_up(pd.Series(order)) for order in permutations([1e16, 1.0, -1e16, None])} == {1.0}
    assert added_up(pd.Series([], dtype="float64")) == 0
