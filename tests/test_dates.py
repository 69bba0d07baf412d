from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import (
    NO_DAY,
    ONE_DAY,
    add_months,
    age_on,
    last_months,
    month_end,
    month_start,
    plus_months,
    previous_month,
    turns,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
        (date(2019, 3, 31), -1, date(2019, 2, 28)),
        (date(2019, 1, 1), -13, date(2017, 12, 1)),
        (date(2019, 8, 31), 0, date(2019, 8, 31)),
    ],
)
def test_months_are_months_and_not_thirty_days(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(-120, 120))
def test_a_column_of_days_moves_as_a_single_day_does(day: date, months: int) -> None:
    assert plus_months(np.array([day], dtype="datetime64[D]"), months)[0].item() == add_months(day, months)


def test_a_missing_day_stays_missing() -> None:
    missing = np.array(["NaT"], dtype="datetime64[D]")

    assert np.isnat(plus_months(missing, 3)[0])
    assert np.isnat(turns(missing, 18)[0])
    assert pd.isna(age_on(missing, date(2019, 10, 31))[0])


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2001, 10, 31), 18, date(2019, 10, 31)),
        (date(2000, 2, 29), 18, date(2018, 3, 1)),
        (date(2000, 2, 29), 20, date(2020, 2, 29)),
        (date(2000, 12, 31), 19, date(2019, 12, 31)),
    ],
)
def test_the_day_of_a_birthday(born: date, age: int, day: date) -> None:
    birth_dates = np.array([born], dtype="datetime64[D]")

    assert turns(birth_dates, age)[0].item() == day
    assert age_on(birth_dates, day)[0] == age
    assert age_on(birth_dates, day - timedelta(days=1))[0] == age - 1


@given(DAYS, DAYS)
def test_age_is_the_birthdays_that_have_been(born: date, on: date) -> None:
    born, on = sorted((born, on))
    birthdays = on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    assert age_on(np.array([born], dtype="datetime64[D]"), on)[0] == birthdays


def test_the_first_and_last_day_of_a_month() -> None:
    assert (month_start("2019-10"), month_end("2019-10")) == (date(2019, 10, 1), date(2019, 10, 31))
    assert month_end("2020-02") == date(2020, 2, 29)
    assert month_end("2019-12") == date(2019, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2019",
        "2019-13",
        "2019-00",
        "oktober",
        "2019-10-31",
        "",
        "-",
        "19-10",
        " 2019-10",
        "2019-1_0",
        "2019-1",
        "9999-11",
    ],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        month_end(text)


@pytest.mark.parametrize(
    ("day", "month"),
    [(date(2019, 11, 1), "2019-10"), (date(2019, 11, 30), "2019-10"), (date(2020, 1, 31), "2019-12")],
)
def test_the_last_month_that_has_ended(day: date, month: str) -> None:
    assert previous_month(day) == month


def test_the_last_months_end_with_the_days_own() -> None:
    assert last_months(date(2020, 1, 31), 3).astype(str).tolist() == ["2019-11", "2019-12", "2020-01"]


def test_a_blank_day_takes_part_in_reckoning_with_any_date_column() -> None:
    days = np.array(["2020-01-01"], dtype="datetime64[s]")

    assert np.isnat(np.where([True], NO_DAY, days)).all()
    assert np.isnat(NO_DAY + ONE_DAY)
