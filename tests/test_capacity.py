"""Places and people of shared dwellings against plain Python that looks at every day by itself."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.capacity import (
    Capacity,
    capacity,
    is_in_stock,
    is_leased_in,
    is_shared,
    overlapping,
    per_day,
    person_of,
    tenancy_spells,
)
from pipeline.table import dtype_of
from schemas.columns import TableModel, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies
from tests.builders import Row, dwelling, lease_in, make_frame, shared_dwelling, tenancy

FIRST, END = date(2020, 2, 25), date(2020, 3, 7)
DAYS = [FIRST + timedelta(days=number) for number in range((END - FIRST).days)]
LEASED = "INNLEID_FRA_PRIVATPERSON"

around = st.dates(FIRST - timedelta(days=3), END + timedelta(days=3))
ids = st.sampled_from(["B-0", "B-1", "B-2", "B-9"])
leases = st.lists(
    st.fixed_dictionaries({"dwelling_id": ids, "start_date": around, "end_date": st.none() | around}), max_size=5
)
stays = st.lists(
    st.fixed_dictionaries(
        {
            "dwelling_id": ids,
            "start_date": around,
            "end_date": st.none() | around,
            "youth_id": st.sampled_from([None, "U-1", "U-2"]),
            "household_id": st.sampled_from([None, "H-1"]),
        }
    ),
    max_size=8,
)
homes = st.lists(
    st.fixed_dictionaries(
        {
            "disposal_form": st.sampled_from([LEASED, "KOMMUNALT_EID"]),
            "is_shared_housing": st.sampled_from([True, True, False]),
            "places": st.sampled_from([None, 1, 2, 3]),
            "in_stock_from": st.none() | around,
            "in_stock_to": st.none() | around,
        }
    ),
    min_size=3,
    max_size=3,
)


def frame(model: type[TableModel], rows: list[Row]) -> pd.DataFrame:
    """As the builders' frames, without asking pandera about each of hypothesis' examples."""
    columns = table_spec(model).columns
    return pd.DataFrame(
        {item.name: pd.Series([row[item.name] for row in rows], dtype=dtype_of(item.kind)) for item in columns}
    )


def covers(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def places_on(home: Row, contracts: list[Row], day: date) -> int:
    """In stock, shared, its places known, and under some lease where it is leased in and has any."""
    if not home["is_shared_housing"] or home["places"] is None:
        return 0
    if not covers(home["in_stock_from"], home["in_stock_to"], day):
        return 0
    own = [row for row in contracts if row["dwelling_id"] == home["dwelling_id"]]
    has_days = [row for row in own if row["end_date"] is None or row["start_date"] <= row["end_date"]]
    if home["disposal_form"] == LEASED and has_days:
        return int(home["places"]) if any(covers(row["start_date"], row["end_date"], day) for row in own) else 0
    return int(home["places"])


def residents_on(home: Row, people: list[Row], day: date) -> int:
    """Different persons: the youth, else the household, else the tenancy itself."""
    if not home["is_shared_housing"] or home["places"] is None:
        return 0
    there = [
        row
        for row in people
        if row["dwelling_id"] == home["dwelling_id"] and covers(row["start_date"], row["end_date"], day)
    ]
    return len({row["youth_id"] or row["household_id"] or row["tenancy_id"] for row in there})


@given(homes, leases, stays)
def test_every_day_of_every_dwelling(homes: list[Row], leases: list[Row], stays: list[Row]) -> None:
    dwellings = [dwelling(dwelling_id=f"B-{number}", **home) for number, home in enumerate(homes)]
    contracts = [lease_in(lease_id=f"A-{number}", **lease) for number, lease in enumerate(leases)]
    people = [tenancy(tenancy_id=f"L-{number}", **stay) for number, stay in enumerate(stays)]
    steps = capacity(frame(Dwellings, dwellings), frame(LeasesIn, contracts), frame(Tenancies, people), FIRST, END)
    expected = [
        [(places_on(home, contracts, day), residents_on(home, people, day)) for home in dwellings] for day in DAYS
    ]
    found = [
        list(zip(steps.on(day, steps.places, 3).tolist(), steps.on(day, steps.residents, 3).tolist(), strict=True))
        for day in DAYS
    ]
    assert found == expected
    free = [sum(max(places - residents, 0) for places, residents in day) for day in expected]
    over = [sum(max(residents - places, 0) for places, residents in day) for day in expected]
    occupied = [sum(min(residents, places) for places, residents in day) for day in expected]
    assert per_day(steps, steps.free, FIRST, END).tolist() == free
    assert per_day(steps, steps.over, FIRST, END).tolist() == over
    assert per_day(steps, steps.occupied, FIRST, END).tolist() == occupied
    for number in range(3):
        firsts = [day for day, row in zip(DAYS, expected, strict=True) if row[number][1] > row[number][0]]
        first = steps.first_day(steps.over > 0, FIRST, 3)[number]
        assert (None if np.isnat(first) else first.item()) == (firsts[0] if firsts else None)


def steps_of(home: Row, contracts: list[Row], people: list[Row], first: date, end: date) -> Capacity:
    return capacity(
        make_frame(Dwellings, [home]), make_frame(LeasesIn, contracts), make_frame(Tenancies, people), first, end
    )


def daily(steps: Capacity, days: list[date]) -> list[tuple[int, int]]:
    return [(int(steps.on(day, steps.places, 1)[0]), int(steps.on(day, steps.residents, 1)[0])) for day in days]


HOME = shared_dwelling(places=3, disposal_form=LEASED)
FEBRUARY = [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)]


@pytest.mark.parametrize(
    ("contracts", "places"),
    [
        pytest.param([], [3, 3, 3], id="no lease on file"),
        pytest.param([lease_in()], [3, 3, 3], id="running"),
        pytest.param([lease_in(end_date=date(2020, 2, 29))], [3, 3, 0], id="ends on the leap day"),
        pytest.param([lease_in(end_date=date(2020, 2, 28))], [3, 0, 0], id="ends the day before"),
        pytest.param(
            [lease_in(end_date=date(2020, 2, 29)), lease_in(lease_id="A-2", start_date=date(2020, 3, 1))],
            [3, 3, 3],
            id="renewed at the turn of the month",
        ),
        pytest.param(
            [lease_in(end_date=date(2020, 2, 28)), lease_in(lease_id="A-2", start_date=date(2020, 3, 1))],
            [3, 0, 3],
            id="a day's gap",
        ),
        pytest.param(
            [lease_in(), lease_in(lease_id="A-2", end_date=date(2020, 2, 28))], [3, 3, 3], id="overlapping leases"
        ),
        pytest.param(
            [lease_in(start_date=date(2020, 3, 1), end_date=date(2020, 2, 1))],
            [3, 3, 3],
            id="dates the wrong way round",
        ),
    ],
)
def test_places_follow_the_leases(contracts: list[Row], places: list[int]) -> None:
    steps = steps_of(HOME, contracts, [], date(2020, 2, 1), date(2020, 4, 1))
    assert [found for found, _ in daily(steps, FEBRUARY)] == places


def test_an_owned_dwelling_needs_no_lease() -> None:
    ended = [lease_in(end_date=date(2020, 1, 31))]
    steps = steps_of(shared_dwelling(places=2), ended, [], date(2020, 2, 1), date(2020, 4, 1))
    assert [found for found, _ in daily(steps, FEBRUARY)] == [2, 2, 2]


def test_residents_stay_counted_when_the_places_are_gone() -> None:
    steps = steps_of(HOME, [lease_in(end_date=date(2020, 2, 28))], [tenancy()], date(2020, 2, 1), date(2020, 4, 1))
    assert daily(steps, FEBRUARY) == [(3, 1), (0, 1), (0, 1)]
    assert steps.over[-1] == 1
    assert steps.free[-1] == 0
    assert steps.occupied[-1] == 0


def test_one_person_with_two_rooms_is_one_resident() -> None:
    people = [tenancy(), tenancy(tenancy_id="L-2", room="B", start_date=date(2020, 2, 29))]
    assert daily(steps_of(HOME, [], people, date(2020, 2, 1), date(2020, 4, 1)), FEBRUARY) == [(3, 1)] * 3


def test_the_end_of_the_days_looked_at_is_not_looked_at() -> None:
    steps = steps_of(HOME, [], [tenancy(start_date=date(2020, 3, 1))], date(2020, 2, 29), date(2020, 3, 1))
    assert daily(steps, FEBRUARY) == [(0, 0), (3, 0), (0, 0)]


def test_a_new_year() -> None:
    days = [date(2019, 12, 31), date(2020, 1, 1)]
    steps = steps_of(HOME, [], [tenancy(end_date=days[0])], date(2019, 12, 1), date(2020, 2, 1))
    assert daily(steps, days) == [(3, 1), (3, 0)]
    assert str(steps.first_day(steps.free == 3, date(2019, 12, 1), 1)[0]) == "2020-01-01"


def test_the_first_day_is_not_before_the_day_asked_from() -> None:
    steps = steps_of(HOME, [], [tenancy()], date(2020, 2, 1), date(2020, 4, 1))
    assert str(steps.first_day(steps.free > 0, date(2020, 3, 5), 1)[0]) == "2020-03-05"
    assert np.isnat(steps.first_day(steps.over > 0, date(2020, 3, 5), 1)[0])


def test_no_rows() -> None:
    none = capacity(make_frame(Dwellings), make_frame(LeasesIn), make_frame(Tenancies), FIRST, END)
    assert len(none.keys) == 0
    assert per_day(none, none.free, FIRST, END).tolist() == [0] * len(DAYS)
    assert none.on(FIRST, none.free, 0).tolist() == []


def test_which_dwellings() -> None:
    rows = [
        shared_dwelling(dwelling_id="B-1", disposal_form="INNLEID_FRA_KOMMUNALT_FORETAK"),
        shared_dwelling(dwelling_id="B-2", places=None, disposal_form="PRIVAT_TILVISNINGSRETT"),
        dwelling(dwelling_id="B-3", places=3, in_stock_from=None),
    ]
    dwellings = make_frame(Dwellings, rows)
    assert is_shared(dwellings).tolist() == [True, False, False]
    assert is_leased_in(dwellings).tolist() == [True, False, False]
    assert is_in_stock(dwellings, date(2014, 12, 31)).tolist() == [False, False, True]
    assert is_in_stock(dwellings, date(2015, 1, 1)).tolist() == [True, True, True]


@pytest.mark.parametrize(("day", "expected"), [(FEBRUARY[0], True), (FEBRUARY[1], True), (FEBRUARY[2], False)])
def test_the_last_day_in_stock_counts(day: date, expected: bool) -> None:
    dwellings = make_frame(Dwellings, [dwelling(in_stock_to=date(2020, 2, 29))])
    assert is_in_stock(dwellings, day).tolist() == [expected]


def test_person_of() -> None:
    rows = [
        tenancy(tenancy_id="L-1"),
        tenancy(tenancy_id="L-2", youth_id=None),
        tenancy(tenancy_id="L-3", youth_id=None, household_id=None),
    ]
    assert person_of(make_frame(Tenancies, rows)).tolist() == ["U-1", "H-1", "L-3"]


def test_tenancies_of_unknown_dwellings_are_left_out() -> None:
    rows = [tenancy(), tenancy(tenancy_id="L-2", dwelling_id="B-9")]
    found = tenancy_spells(make_frame(Dwellings, [dwelling()]), make_frame(Tenancies, rows))
    assert found.keys.tolist() == [0]


def test_overlapping() -> None:
    first = np.array(["2020-02-01", "2020-02-29", "2020-02-01", "2020-02-01"], dtype="datetime64[D]")
    last = np.array(["2020-02-29", "NaT", "NaT", "NaT"], dtype="datetime64[D]")
    found = overlapping([0, 0, -1, -1], first, last)
    assert (found.keys.tolist(), found.count.tolist()) == ([0], [2])
    assert (found.start.tolist(), found.end.tolist()) == ([date(2020, 2, 29)], [date(2020, 3, 1)])


def test_an_amount_of_each_dwelling_on_a_day_of_its_own() -> None:
    homes = make_frame(Dwellings, [shared_dwelling(), shared_dwelling(dwelling_id="B-2", places=2)])
    stays = make_frame(Tenancies, [tenancy(start_date=date(2019, 11, 1), end_date=date(2019, 11, 30))])
    steps = capacity(homes, make_frame(LeasesIn), stays, date(2019, 10, 1), date(2020, 1, 1))
    asked = [(0, "2019-10-31"), (0, "2019-11-01"), (0, "2019-11-30"), (0, "2019-12-01"), (1, "2019-11-15")]
    keys, days = np.array([key for key, _ in asked]), np.array([day for _, day in asked], dtype="datetime64[D]")
    assert steps.at(keys, days, steps.free).tolist() == [3, 2, 2, 3, 2]
    outside = np.array(["2019-09-30", "2020-01-01"], dtype="datetime64[D]")
    assert steps.at(np.array([0, 1]), outside, steps.free).tolist() == [0, 0]
    nothing = capacity(homes.iloc[:0], make_frame(LeasesIn), stays, date(2019, 10, 1), date(2020, 1, 1))
    assert nothing.at(keys, days, nothing.free).tolist() == [0] * 5
