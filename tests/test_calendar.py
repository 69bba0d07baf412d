"""Ten thousand random leases against a calendar that counts days one by one."""

from __future__ import annotations

from random import Random

import numpy as np
import pandas as pd

from pipeline.capacity import lease_ends
from pipeline.dates import age_on, as_days, turns
from pipeline.living.leases import latest_notice
from schemas.tables.leases_in import LeasesIn
from tests import reference_calendar as reference
from tests.builders import lease_in, make_frame
from tests.reference_calendar import Day

COUNT = 10_000
EDGES: tuple[Day, ...] = (
    *((2019, 11, 30), (2020, 11, 30), (2020, 2, 29), (2100, 2, 28), (2099, 11, 30), (2000, 2, 29), (2019, 8, 31)),
    *((2019, 12, 31), (2019, 2, 28), (2020, 1, 31)),
)


def random_days(seed: str, first_year: int, last_year: int) -> list[Day]:
    """Days of any month; every third one is the last or the last but one of its month."""
    random = Random(seed)
    days = [*EDGES]
    for number in range(COUNT - len(EDGES)):
        year, month = random.randint(first_year, last_year), random.randint(1, 12)
        last = reference.length(year, month)
        days.append((year, month, last - random.randint(0, 1) if number % 3 == 0 else random.randint(1, last)))
    return days


def column(days: list[Day]) -> np.ndarray:
    return as_days([f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in days])


def written(days: np.ndarray) -> list[Day]:
    return [tuple(int(part) for part in str(day).split("-")) for day in days]  # type: ignore[misc]


def test_the_sample_holds_month_ends_and_leap_days() -> None:
    days = random_days("notice", 1995, 2105)
    assert sum(day == reference.length(year, month) for year, month, day in days) > COUNT / 8
    assert sum((month, day) == (2, 29) for _, month, day in days) > 20
    assert len(days) == COUNT
    assert set(EDGES) <= set(days)
    assert (2100, 2, 29) not in days


def test_a_lease_ends_so_many_months_after_the_notice() -> None:
    noticed = random_days("notice", 1995, 2105)
    months = Random("months").choices((1, 2, 3, 6, 12), (1, 1, 6, 1, 1), k=COUNT)
    leases = pd.concat([make_frame(LeasesIn, [lease_in(end_date=None)])] * COUNT, ignore_index=True)
    leases[LeasesIn.notice_date] = column(noticed).astype("datetime64[s]")
    leases[LeasesIn.notice_months] = pd.array(months, dtype="Int64")
    expected = [reference.after_months(day, count) for day, count in zip(noticed, months, strict=True)]
    assert written(lease_ends(leases)) == expected


def test_the_latest_notice_is_the_last_day_from_which_the_months_are_full() -> None:
    ends = random_days("ends", 1995, 2105)
    found = written(latest_notice(column(ends), np.full(COUNT, 3)))
    for latest, end in zip(found, ends, strict=True):
        assert reference.after_months(latest, 3) <= end
        assert reference.after_months(reference.next_day(latest), 3) > end


def test_birthdays_and_ages() -> None:
    born = random_days("born", 1995, 2105)
    for age in (16, 18, 19):
        birthdays = [reference.birthday(day, age) for day in born]
        assert written(turns(column(born), age)) == birthdays
        assert (np.asarray(age_on(column(born), column(birthdays))) == age).all()
        assert (np.asarray(age_on(column(born), column(birthdays) - 1)) == age - 1).all()


def test_days_of_a_lease() -> None:
    first = random_days("first", 1999, 2101)[:500]
    last = [reference.after_months(day, 1 + number % 12) for number, day in enumerate(first)]
    counted = [reference.days_between(one, other) for one, other in zip(first, last, strict=True)]
    assert (column(last) - column(first)).astype(int).tolist() == counted
