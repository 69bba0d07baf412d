"""Clashes against plain Python that looks at every pair on every day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clashes import clashes
from schemas.tables.tenancies import Tenancies
from tests.builders import Row, context, make_frame, tenancy

RUN = context(date(2019, 10, 31), capacity_months_ahead=1)
FIRST, LAST = date(2019, 10, 1), date(2019, 11, 30)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
EDGES = [FIRST + timedelta(days=number) for number in (-3, -1, 0, 1, 2, 30, 60, 61, 63)]

edge = st.sampled_from(EDGES)
stays = st.lists(st.tuples(edge, st.none() | edge, st.integers(-1, 1), st.integers(0, 2)), max_size=6)
Stay = tuple[date, date | None, int, int]


def rows(of: list[Stay]) -> list[Row]:
    return [
        tenancy(tenancy_id=f"L-{number}", start_date=first, end_date=last)
        for number, (first, last, _, _) in enumerate(of)
    ]


def days(stay: Stay) -> set[date]:
    return {day for day in DAYS if stay[0] <= day and (stay[1] is None or day <= stay[1])}


def naive(of: list[Stay]) -> list[bool]:
    """The later, by first day and then by id, of every two that share a claim, a day, and are not one person."""
    later = [False] * len(of)
    by_start = sorted(range(len(of)), key=lambda at: (of[at][0], at))
    for one, other in combinations(by_start, 2):
        left, right = of[one], of[other]
        if left[2] == right[2] >= 0 and left[3] != right[3] and days(left) & days(right):
            later[other] = True
    return later


def frame(of: list[Stay]) -> pd.DataFrame:
    return pd.DataFrame(rows(of), columns=list(tenancy())).astype(
        {"start_date": "datetime64[s]", "end_date": "datetime64[s]"}
    )


@given(stays)
def test_every_pair_on_every_day(of: list[Stay]) -> None:
    hits = clashes(frame(of), [stay[2] for stay in of], RUN, apart=[stay[3] for stay in of])
    assert hits.mask.tolist() == naive(of)
    first_days = [None if np.isnat(day) else day.item() for day in hits.values["first_day"]]
    assert first_days == [stay[0] if later else None for stay, later in zip(of, naive(of), strict=True)]


def found(*of: tuple[date, date | None], apart: list[int] | None = None) -> list[bool]:
    tenancies = make_frame(Tenancies, rows([(first, last, 0, 0) for first, last in of]))
    return [bool(later) for later in clashes(tenancies, [0] * len(of), RUN, apart=apart).mask]


def test_only_the_later_of_two_is_told() -> None:
    assert found((date(2019, 9, 1), None), (date(2019, 10, 5), None)) == [False, True]
    assert found((date(2019, 10, 5), None), (date(2019, 9, 1), None)) == [True, False]
    assert found((date(2019, 9, 1), None), (date(2019, 9, 1), None)) == [False, True]


def test_a_clash_that_was_over_before_the_period_is_past() -> None:
    assert found((date(2019, 9, 1), date(2019, 9, 30)), (date(2019, 9, 1), None)) == [False, False]
    assert found((date(2019, 9, 1), date(2019, 10, 1)), (date(2019, 9, 1), None)) == [False, True]


def test_a_clash_beyond_the_days_looked_at_is_not_told() -> None:
    assert found((date(2019, 9, 1), None), (LAST, None)) == [False, True]
    assert found((date(2019, 9, 1), None), (LAST + timedelta(days=1), None)) == [False, False]


def test_dates_the_wrong_way_round_clash_with_nobody() -> None:
    assert found((date(2019, 9, 1), None), (date(2019, 10, 9), date(2019, 10, 1))) == [False, False]


def test_two_of_one_number_do_not_disturb_each_other() -> None:
    day = date(2019, 10, 1)
    assert found((day, None), (day, None), (day, None), apart=[7, 7, 8]) == [False, False, True]


def test_no_tenancies() -> None:
    assert clashes(make_frame(Tenancies), [], RUN).mask.tolist() == []
