"""The sweep over spells against plain Python that looks at every day by itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.occupancy import Spells, count_over_time, difference, intersection, positions, union

FIRST = date(2020, 2, 25)
DAYS = [FIRST + timedelta(days=number) for number in range(12)]
"""Around the end of a February with 29 days; the last of them stands for all that follow."""
KEYS = 3


class Stay(NamedTuple):
    """A key's presence from ``first`` to ``last``, both included; None is open."""

    key: int
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


some_day = st.sampled_from(DAYS[1:-1])
stays = st.lists(st.builds(Stay, st.integers(0, KEYS - 1), st.none() | some_day, st.none() | some_day), max_size=8)
Present = set[tuple[int, date]]


def spells(of: list[Stay]) -> Spells:
    return Spells.from_last_days(
        [stay.key for stay in of],
        np.array([stay.first for stay in of], dtype="datetime64[D]"),
        np.array([stay.last for stay in of], dtype="datetime64[D]"),
    )


def count(of: list[Stay], key: int, day: date) -> int:
    """Day by day; a stay that ends before it starts has no days."""
    return sum(stay.key == key and stay.covers(day) for stay in of)


def present(of: list[Stay]) -> Present:
    return {(key, day) for key in range(KEYS) for day in DAYS if count(of, key, day)}


def days_of(found: Spells) -> Present:
    rows = list(zip(found.keys.tolist(), found.start, found.end, strict=True))
    return {(key, day) for key, start, end in rows for day in DAYS if start <= np.datetime64(day) < end}


def is_tidy(found: Spells) -> bool:
    """In order of key and day, never empty, never two of a key side by side."""
    rows = list(zip(found.keys.tolist(), found.start.tolist(), found.end.tolist(), strict=True))
    apart = all(left[0] < right[0] or left[2] < right[1] for left, right in pairwise(rows))
    return apart and all(start < end for _, start, end in rows)


@given(stays)
def test_count_on_every_day(of: list[Stay]) -> None:
    steps = count_over_time(spells(of))
    for day in DAYS:
        assert steps.on(day, KEYS).tolist() == [count(of, key, day) for key in range(KEYS)]


@given(stays)
def test_steps_follow_each_other_and_change(of: list[Stay]) -> None:
    steps = count_over_time(spells(of))
    assert (steps.start < steps.end).all()
    for at in np.flatnonzero(steps.keys[1:] == steps.keys[:-1]):
        assert steps.end[at] == steps.start[at + 1]
        assert steps.count[at] != steps.count[at + 1]
    assert (np.diff(steps.keys) >= 0).all()


@given(stays, st.data())
def test_weights_add_up(of: list[Stay], data: st.DataObject) -> None:
    of = [stay for stay in of if None in (stay.first, stay.last) or stay.first <= stay.last]  # type: ignore[operator]
    weights = data.draw(st.lists(st.integers(1, 5), min_size=len(of), max_size=len(of)))
    steps = count_over_time(spells(of), np.array(weights, dtype=np.int64))
    for day in DAYS:
        expected = [
            sum(weight for stay, weight in zip(of, weights, strict=True) if stay.key == key and stay.covers(day))
            for key in range(KEYS)
        ]
        assert steps.on(day, KEYS).tolist() == expected


@given(stays)
def test_union(of: list[Stay]) -> None:
    found = union(spells(of))
    assert days_of(found) == present(of)
    assert is_tidy(found)


@given(stays, stays)
def test_intersection(left: list[Stay], right: list[Stay]) -> None:
    found = intersection(spells(left), spells(right))
    assert days_of(found) == present(left) & present(right)
    assert is_tidy(found)


@given(stays, stays)
def test_difference(left: list[Stay], right: list[Stay]) -> None:
    found = difference(spells(left), spells(right))
    assert days_of(found) == present(left) - present(right)
    assert is_tidy(found)


@given(stays, some_day, some_day)
def test_within(of: list[Stay], first: date, end: date) -> None:
    found = spells(of).within(first, end)
    assert days_of(found) == {(key, day) for key, day in present(of) if first <= day < end}
    assert (found.start < found.end).all()


@given(stays)
def test_lengths_are_days(of: list[Stay]) -> None:
    found = spells(of).within(DAYS[0], DAYS[-1] + timedelta(days=1))
    assert found.days.sum() == sum(stay.covers(day) and count([stay], stay.key, day) for stay in of for day in DAYS)


@given(stays, st.randoms())
def test_the_order_of_spells_makes_no_difference(of: list[Stay], random: Random) -> None:
    mixed = list(of)
    random.shuffle(mixed)
    one, other = count_over_time(spells(of)), count_over_time(spells(mixed))
    for left, right in zip(vars(one).values(), vars(other).values(), strict=True):
        np.testing.assert_array_equal(left, right)


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    steps = count_over_time(spells([Stay(0, date(2020, 2, 28), date(2020, 2, 29))]))
    days = [date(2020, 2, 27), date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)]
    assert [steps.on(day, 1).tolist() for day in days] == [[0], [1], [1], [0]]


def test_one_who_moves_in_the_day_after_is_no_second_resident() -> None:
    handed_over = [Stay(0, FIRST, date(2020, 2, 29)), Stay(0, date(2020, 3, 1), None)]
    steps = count_over_time(spells(handed_over))
    assert steps.count.tolist() == [1]
    assert steps.end.tolist() == [date(9999, 12, 31)]


def test_a_spell_that_ends_before_it_starts_is_dropped() -> None:
    assert len(spells([Stay(0, date(2020, 3, 1), date(2020, 2, 29))]).keys) == 0
    assert spells([Stay(0, date(2020, 3, 1), date(2020, 3, 1))]).days.tolist() == [1]


def test_limits_of_each_spell_its_own() -> None:
    both = spells([Stay(0, None, None), Stay(1, None, None)])
    ends = np.array(["2020-03-02", "2020-03-03"], dtype="datetime64[D]")
    assert both.within(date(2020, 3, 1), ends).days.tolist() == [1, 2]


@pytest.mark.parametrize("of", [[], [Stay(0, date(2020, 3, 1), date(2020, 2, 1))]])
def test_nothing(of: list[Stay]) -> None:
    nothing = spells(of)
    assert len(count_over_time(nothing).keys) == 0
    assert len(union(nothing).keys) == 0
    assert len(difference(nothing, spells([Stay(0, None, None)])).keys) == 0
    assert count_over_time(nothing).on(FIRST, 2).tolist() == [0, 0]


def test_positions() -> None:
    among = pd.Series(["B-1", "B-2"], dtype="str")
    found = positions(pd.Series(["B-2", "B-9", None, "B-1"], dtype="str"), among)
    assert found.tolist() == [1, -1, -1, 0]
    assert found.dtype == np.int64


def test_positions_of_nothing_and_among_nothing() -> None:
    none = pd.Series([], dtype="str")
    assert positions(none, pd.Series(["B-1"], dtype="str")).tolist() == []
    assert positions(pd.Series(["B-1"], dtype="str"), none).tolist() == [-1]
    assert positions(pd.Series([None], dtype="str"), pd.Series(["B-1"], dtype="str")).tolist() == [-1]
