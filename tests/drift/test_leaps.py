"""An amount many times what it was, and a column's sum that leapt, are told from a month's honest work."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.drift.leaps import Leap, find_leaps
from pipeline.drift.prints import take_print
from schemas.tables.dwellings import Dwellings
from tests.benchmarks.ordinary_months import with_frame
from tests.builders import dwelling, make_tables

ROWS = [dwelling(dwelling_id=f"B-{number:02}", rent_nok_month=8_000.0 + 100 * number) for number in range(12)]


def leaps(rents: list[float | None], count: int = 12) -> list[Leap]:
    before = make_tables(dwellings=ROWS)[Dwellings]
    frame = before.frame.iloc[:count].assign(rent_nok_month=pd.Series(rents, dtype="float64"))
    now = with_frame(before, frame.iloc[::-1].reset_index(drop=True))
    return find_leaps(now.spec, take_print(before), take_print(now), 4, 50)


RENTS = [8_000.0 + 100 * number for number in range(12)]


@pytest.mark.parametrize(
    ("rent", "is_said"), [(80_000, True), (2_000, True), (31_900, False), (0, False), (None, False)]
)
def test_an_amount_is_told_by_row_wherever_the_row_stands(rent: float | None, is_said: bool) -> None:
    found = leaps([rent, *RENTS[1:]])
    assert found == ([Leap("rent_nok_month", 11, rent, 8_000)] if is_said and rent else [])


def test_a_sum_that_leapt_though_no_amount_did() -> None:
    (found,) = leaps([rent * 1.6 for rent in RENTS])
    assert (found.column, found.row) == ("rent_nok_month", -1)
    assert found.now == pytest.approx(1.6 * found.before)


def test_a_yearly_adjustment_is_no_leap() -> None:
    assert leaps([rent * 1.05 for rent in RENTS]) == []
