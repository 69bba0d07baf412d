from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import Progress, due_days, progress
from pipeline.context import Context
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds
from tests.builders import AS_OF, Row, context, make_frame
from tests.builders_acquisitions import acquisition, going_acquisition, housing_need

LIMITS = (30, 14, 60, 21, 30, 14, 30)


def read(*rows: Row, needs: tuple[Row, ...] = (housing_need(),), run: Context | None = None) -> Progress:
    return progress(make_frame(Acquisitions, rows), make_frame(HousingNeeds, needs), run or context())


def test_days_of_one_that_is_done() -> None:
    found = read(acquisition())
    assert found.days_in_steps().tolist() == [[8, 10, 40, 14, 26, 10, 42]]
    assert found.days_to_use().tolist() == [150]
    assert not found.is_going.any()
    assert np.isnat(due_days(found, context())).all()


@pytest.mark.parametrize("done", range(7))
def test_the_next_step_waits_from_the_last_one(done: int) -> None:
    found = read(going_acquisition(done))
    last = [date(2019, 1, 2), *(acquisition()[step.column] for step in STEPS)][done]
    assert found.next_step.tolist() == [done]
    assert found.days_waited(context()).tolist() == [(AS_OF - last).days]
    assert due_days(found, context())[0].item() == last + timedelta(LIMITS[done])


def test_what_is_dated_later_has_not_happened() -> None:
    found = read(acquisition(), run=context(date(2019, 4, 19)))
    assert found.next_step.tolist() == [5]
    assert np.isnan(found.days_to_use()).all()


def test_without_a_need_nobody_knows_since_when() -> None:
    found = read(acquisition(), going_acquisition(0, acquisition_id="N-2"), needs=())
    assert np.isnan(found.days_to_use()).all()
    assert np.isnat(due_days(found, context())).all()
    assert np.isnan(found.days_waited(context())[1])
    assert np.isnan(found.days_in_steps()[:, 0]).all()


def test_a_dropped_one_neither_goes_on_nor_counts() -> None:
    found = read(acquisition(dropped_date=AS_OF), going_acquisition(3, acquisition_id="N-2", dropped_date=AS_OF))
    assert not found.is_going.any()
    assert np.isnan(found.days_to_use()).all()


def test_a_skipped_step_takes_no_days_and_the_next_counts_from_before_it() -> None:
    assert read(acquisition(viewed_date=None)).days_in_steps()[0, 3:5].tolist() == [
        pytest.approx(np.nan, nan_ok=True),
        40,
    ]


def test_days_that_go_backwards_are_not_known() -> None:
    assert np.isnan(read(acquisition(signed_date=date(2019, 4, 1))).days_in_steps()[0, 5])


def test_no_rows() -> None:
    found = read()
    assert (len(found.next_step), found.days_in_steps().shape) == (0, (0, 7))


@given(st.lists(st.integers(0, 60), min_size=7, max_size=7), st.integers(0, 7))
def test_the_days_in_the_steps_add_up_to_the_whole(gaps: list[int], done: int) -> None:
    days = date(2019, 1, 2) + np.cumsum(gaps) * timedelta(days=1)
    dates = dict(zip((step.column for step in STEPS), days[:done], strict=False))
    found = read(going_acquisition(done, **dates), run=context(date(2022, 1, 1)))
    taken = found.days_in_steps()[0]
    assert np.nansum(taken) == sum(gaps[:done])
    assert np.isnan(taken[done:]).all()
    assert found.days_waited(context(date(2022, 1, 1)))[0] == (date(2022, 1, 1) - date(2019, 1, 2)).days - sum(
        gaps[:done]
    )
