from __future__ import annotations

from datetime import date

import pytest

from pipeline.living.allocated import has_own_tenancy, was_allocated
from pipeline.living.places import has_moved_in, is_large_shared, is_waiting, lives_in_shared
from schemas.tables.allocations import Allocations
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.builders import Row, context, dwelling, make_frame, shared_dwelling, tenancy, youth
from tests.builders_allocations import allocation

HOMES = make_frame(Dwellings, [shared_dwelling(), dwelling(dwelling_id="B-2")])


@pytest.mark.parametrize(
    ("stay", "lives", "moved", "waits"),
    [
        (None, False, False, True),
        (tenancy(), True, True, False),
        (tenancy(end_date=date(2019, 10, 30)), False, True, False),
        (tenancy(start_date=date(2019, 11, 1)), False, False, False),
        (tenancy(dwelling_id="B-2"), False, True, False),
    ],
    ids=["nowhere", "there", "moved out", "booked", "not shared"],
)
def test_where_a_youth_is(stay: Row | None, lives: bool, moved: bool, waits: bool) -> None:
    youths, stays = make_frame(Youths, [youth()]), make_frame(Tenancies, [stay] if stay else [])
    assert lives_in_shared(youths, stays, HOMES, context()).tolist() == [lives]
    assert has_moved_in(youths, stays, context()).tolist() == [moved]
    assert is_waiting(youths, stays, context()).tolist() == [waits]


@pytest.mark.parametrize(("born", "waits"), [(date(2000, 11, 1), True), (date(2000, 10, 31), False)])
def test_nobody_waits_from_the_19th_birthday_on(born: date, waits: bool) -> None:
    youths = make_frame(Youths, [youth(birth_date=born)])
    assert is_waiting(youths, make_frame(Tenancies), context()).tolist() == [waits]


def test_larger_houses_have_more_places_than_an_ordinary_one() -> None:
    rows = [shared_dwelling(dwelling_id=f"B-{places}", places=places) for places in (3, 4)]
    homes = make_frame(Dwellings, [*rows, dwelling(dwelling_id="B-9", places=9), shared_dwelling(places=None)])
    assert is_large_shared(homes, context()).tolist() == [False, True, False, False]


def test_an_allocation_is_the_same_person_in_the_same_dwelling() -> None:
    rows = [
        allocation(),
        allocation(youth_id="U-2"),
        allocation(dwelling_id="B-2"),
        allocation(youth_id=None, household_id="U-1"),
        allocation(youth_id=None),
    ]
    given = make_frame(Allocations, [{**row, "allocation_id": f"T-{at}"} for at, row in enumerate(rows)])
    nobody = tenancy(tenancy_id="L-2", youth_id=None, household_id=None)
    stays = make_frame(Tenancies, [tenancy(household_id=None), nobody])
    assert has_own_tenancy(given, stays).tolist() == [True, False, False, False, False]
    assert was_allocated(stays, given).tolist() == [True, False]


def test_a_stay_that_ended_before_is_another_one() -> None:
    given = make_frame(Allocations, [allocation(), allocation(allocation_id="T-2", moves_in_date=None)])
    for last, expected in ((date(2019, 11, 14), [False, True]), (date(2019, 11, 15), [True, True])):
        assert has_own_tenancy(given, make_frame(Tenancies, [tenancy(end_date=last)])).tolist() == expected
