"""Rows pasted twice are found without an earlier run, and rows that may honestly repeat are not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pipeline.drift.doubles import Double, find_double
from pipeline.drift.prints import take_print
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys
from tests.benchmarks.ordinary_months import with_frame
from tests.builders import dwelling, make_tables, survey
from tests.drift.test_changes import register


def found(frame: pd.DataFrame) -> Double | None:
    table = with_frame(make_tables(dwellings=register())[Dwellings], frame.reset_index(drop=True))
    return find_double(take_print(table), table.spec.key)


@pytest.mark.parametrize(("count", "is_found"), [(4, False), (5, True), (12, True)])
def test_a_block_that_stands_twice_counts_from_five_rows(count: int, is_found: bool) -> None:
    frame = make_tables(dwellings=register())[Dwellings].frame
    block = frame.iloc[10 : 10 + count].assign(dwelling_id=[f"C-{number}" for number in range(count)])
    double = found(pd.concat([frame.iloc[:30], block, frame.iloc[30:]]))
    assert (double is not None) == is_found
    if double is not None:
        np.testing.assert_array_equal(double.first, np.arange(10, 10 + count))
        np.testing.assert_array_equal(double.second, np.arange(30, 30 + count))


def test_dwellings_that_are_all_alike_are_no_block() -> None:
    assert found(make_tables(dwellings=[dwelling(dwelling_id=f"B-{at}") for at in range(30)])[Dwellings].frame) is None


def test_a_survey_made_anew_may_say_the_same() -> None:
    areas = [float(area) for area in range(40, 50)]
    rows = [
        survey(dwelling_id=f"B-{area:.0f}", measured_area_m2=area, surveyed_date=day)
        for day in (pd.Timestamp(2018, 5, 1).date(), pd.Timestamp(2019, 5, 1).date())
        for area in areas
    ]
    table = make_tables(surveys=rows)[Surveys]
    assert find_double(take_print(table), table.spec.key) is None
