from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.families.stays import earlier_still_going, nights, unbroken_since
from schemas.tables.temporary_stays import TemporaryStays
from tests.builders import AS_OF, Row, context, make_frame
from tests.builders_families import temporary_stay

FIRST = date(2019, 9, 1)
stay_rows = st.lists(st.tuples(st.sampled_from(["H-1", "H-2"]), st.integers(0, 70), st.integers(0, 12)), max_size=8)


def rows_of(drawn: list[tuple[str, int, int]]) -> list[Row]:
    return [
        temporary_stay(
            stay_id=f"M-{number}",
            household_id=household,
            start_date=FIRST + timedelta(start),
            end_date=None if length == 12 else FIRST + timedelta(start + length),
        )
        for number, (household, start, length) in enumerate(drawn)
    ]


def days_of(row: Row) -> set[date]:
    last = min(row["end_date"] or AS_OF, AS_OF)
    return {row["start_date"] + timedelta(number) for number in range((last - row["start_date"]).days + 1)}


@given(stay_rows)
@settings(max_examples=60, deadline=None)
def test_unbroken_time_against_walking_back_day_by_day(drawn: list[tuple[str, int, int]]) -> None:
    rows = rows_of(drawn)
    frame = make_frame(TemporaryStays, rows)
    since, counted = unbroken_since(frame, context()), nights(frame, context())
    for at, row in enumerate(rows):
        spent = set().union(*(days_of(other) for other in rows if other["household_id"] == row["household_id"]))
        day = row["start_date"]
        if day > AS_OF:
            assert np.isnat(since[at])
            assert np.isnan(counted[at])
            continue
        while day - timedelta(1) in spent:
            day -= timedelta(1)
        assert since[at].item() == day
        assert counted[at] == (max(days_of(row)) - day).days + 1


@given(stay_rows)
@settings(max_examples=60, deadline=None)
def test_overlaps_against_every_pair(drawn: list[tuple[str, int, int]]) -> None:
    rows = rows_of(drawn)
    found = earlier_still_going(make_frame(TemporaryStays, rows))
    for at, row in enumerate(rows):
        earlier = [
            number
            for number, other in enumerate(rows)
            if other["household_id"] == row["household_id"]
            and (other["start_date"], number) < (row["start_date"], at)
            and (other["end_date"] is None or other["end_date"] >= row["start_date"])
        ]
        assert (found[at] >= 0) == bool(earlier)
        assert found[at] < 0 or found[at] in earlier
