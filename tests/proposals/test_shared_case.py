from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.allocation.facts import NO_END
from pipeline.allocation.shared_places import openings
from pipeline.capacity import capacity
from pipeline.context import Context
from pipeline.finding import Place
from pipeline.proposals.shared_case import SharedTables, shared_case
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies
from tests.builders import AS_OF, Row, context, lease_in, shared_dwelling, survey, tenancy
from tests.proposals.desk import assessed, town, waiting

LEASED = {"disposal_form": "INNLEID_FRA_PRIVATPERSON"}


def case(run: Context | None = None, **rows: list[Row]) -> SharedTables:
    run, tables = run or context(), town(**rows)
    return shared_case(tables, assessed(tables, run), run)


def test_a_youth_and_a_dwelling_with_the_cells_behind_them() -> None:
    found = case().case
    (youth,), (dwelling,) = found.youths, found.dwellings
    assert (youth.youth_id, youth.waiting_since, youth.ready_from) == ("U-1", date(2018, 11, 1), None)
    assert (dwelling.places, dwelling.available_from, dwelling.lease_end) == (3, date(2015, 1, 1), NO_END)
    assert dwelling.room_ids == ("1", "2", "3")
    assert youth.origins["social_ok"] == Place("Ungdom.xlsx", "EM-ungdom", "I2")
    assert isinstance(dwelling.origins["lease_end"], Place)


def test_one_who_lives_there_is_a_resident_and_waits_no_more() -> None:
    found = case(tenancies=[tenancy(household_id=None)]).case
    assert found.youths == ()
    (resident,) = found.dwellings[0].residents
    assert (resident.youth_id, resident.sex, resident.room_id, resident.end) == ("U-1", "F", "A", None)


def test_two_rooms_and_two_tenancies_in_a_row_are_one_stay() -> None:
    first = tenancy(household_id=None, end_date=date(2019, 11, 30))
    then = tenancy(
        tenancy_id="L-2", room="B", household_id=None, start_date=date(2019, 12, 1), end_date=date(2020, 5, 1)
    )
    (resident,) = case(tenancies=[first, then]).case.dwellings[0].residents
    assert (resident.start, resident.end, resident.room_id) == (date(2019, 1, 1), date(2020, 5, 1), None)


@pytest.mark.parametrize(
    ("home", "leases", "expected"),
    [
        (LEASED, [lease_in(end_date=date(2022, 5, 31))], date(2022, 5, 31)),
        (LEASED, [lease_in()], NO_END),
        (LEASED, [lease_in(notice_date=date(2019, 10, 1))], date(2020, 1, 1)),
        (LEASED, [lease_in(end_date=date(2020, 5, 31)), lease_in(lease_id="A-2", start_date=date(2020, 6, 1))], NO_END),
        (LEASED, [], None),
        ({"in_stock_to": date(2021, 1, 31)}, [], date(2021, 1, 31)),
        ({}, [], NO_END),
    ],
)
def test_how_long_a_dwelling_is_ours(home: Row, leases: list[Row], expected: date | None) -> None:
    found = case(dwellings=[shared_dwelling(**home)], leases_in=leases)
    assert found.case.dwellings[0].lease_end == expected


def test_a_dwelling_out_of_use_is_a_question_and_no_offer() -> None:
    found = case(dwellings=[shared_dwelling(dwelling_status="IKKE_TILGJENGELIG")])
    assert found.case.dwellings[0].available_from is None
    assert found.closed == ()


def test_a_full_dwelling_is_closed() -> None:
    homes = [shared_dwelling(places=2)]
    stays = [tenancy(tenancy_id=f"L-{room}", room=room, household_id=None, youth_id=f"U-{room}") for room in "AB"]
    found = case(dwellings=homes, tenancies=stays)
    assert ([item.dwelling_id for item in found.closed], found.case.dwellings) == (["B-1"], ())


def test_who_must_move_waits_from_the_day_after_the_lease() -> None:
    homes = [shared_dwelling(**LEASED), shared_dwelling(dwelling_id="B-2")]
    leases = [lease_in(end_date=date(2019, 12, 31))]
    rows: dict[str, list[Row]] = {"dwellings": homes, "leases_in": leases, "tenancies": [tenancy(household_id=None)]}
    (youth,) = case(context(), **rows).case.youths
    assert (youth.ready_from, youth.waiting_since) == (date(2020, 1, 1), date(2020, 1, 1))
    (youth,) = case(context(shared_movers_keep_turn="ja"), **rows).case.youths
    assert youth.waiting_since == date(2018, 11, 1)


@pytest.mark.parametrize(
    "more",
    [
        {"end_date": date(2019, 12, 1)},
        {"lease_end": date(2020, 2, 1)},
    ],
    ids=["moves out before", "lease ends later than proposals go"],
)
def test_who_need_not_move_does_not_wait(more: dict[str, Any]) -> None:
    end = more.pop("lease_end", date(2019, 12, 31))
    found = case(
        dwellings=[shared_dwelling(**LEASED)],
        leases_in=[lease_in(end_date=end)],
        tenancies=[tenancy(household_id=None, **more)],
    )
    assert found.case.youths == ()


def test_who_has_a_place_elsewhere_need_not_be_found_one() -> None:
    booked = tenancy(tenancy_id="L-2", dwelling_id="B-2", household_id=None, start_date=date(2020, 1, 1))
    found = case(
        dwellings=[shared_dwelling(**LEASED), shared_dwelling(dwelling_id="B-2")],
        leases_in=[lease_in(end_date=date(2019, 12, 31))],
        tenancies=[tenancy(household_id=None), booked],
    )
    assert found.case.youths == ()


def test_those_who_have_waited_longest_are_looked_at_first() -> None:
    youths = [waiting(number, decision_date=date(2019, number, 1)) for number in (3, 1, 2)]
    found = case(context(proposal_youths_max="2"), youths=youths)
    assert [youth.youth_id for youth in found.case.queue()] == ["U-1", "U-2"]
    assert found.not_looked_at == 1


def test_whom_they_name_what_they_speak_and_wish_for() -> None:
    own = waiting(
        wishes="Vil bo nær bussen. Ikke i sentrum",
        live_with="U-2",
        not_live_with="u 3",
        siblings="U-2",
        languages="Dari og engelsk",
        school="Lurvik Ungdomsskole",
    )
    home = shared_dwelling(lower_secondary_school_district="Lurvik ungdomsskole")
    found = case(
        youths=[own, waiting(2), waiting(3)], dwellings=[home], surveys=[survey(transit_distance_m=800.0)]
    ).case
    youth, dwelling = found.youth("U-1"), found.dwellings[0]
    assert [*youth.live_with, *youth.not_with, *youth.siblings] == ["U-2", "U-3", "U-2"]
    assert sorted(youth.languages or ()) == ["dari", "engelsk"]
    assert youth.wishes == {"kort vei til buss"}
    assert youth.wishes <= dwelling.features
    assert [youth.school] == list(dwelling.schools or ())


stays = st.lists(
    st.tuples(st.integers(-60, 200), st.one_of(st.none(), st.integers(0, 200)), st.integers(1, 4)), max_size=5
)


@settings(max_examples=25, deadline=None)
@given(stays=stays, places=st.integers(1, 4), ends=st.one_of(st.none(), st.integers(10, 300)))
def test_places_fall_free_as_the_plan_counts_them(
    stays: list[tuple[int, int | None, int]], places: int, ends: int | None
) -> None:
    """One truth: on each day, places proposed free for good are those free on every later day of the dwelling's."""
    rows = [
        tenancy(
            tenancy_id=f"L-{number}",
            room=None,
            household_id=None,
            youth_id=f"U-{who}",
            start_date=AS_OF + timedelta(start),
            end_date=None if length is None else AS_OF + timedelta(start + length),
        )
        for number, (start, length, who) in enumerate(stays)
    ]
    home = shared_dwelling(places=places, in_stock_to=None if ends is None else AS_OF + timedelta(ends))
    tables = town(dwellings=[home], tenancies=rows, youths=[])
    found = shared_case(tables, assessed(tables, context()), context())
    (dwelling,) = (*found.case.dwellings, *found.closed)
    last = (ends if ends is not None else 450) + 1
    end = AS_OF + timedelta(last)
    steps = capacity(tables.frame(Dwellings), tables.frame(LeasesIn), tables.frame(Tenancies), AS_OF, end)
    free = [int(steps.on(AS_OF + timedelta(day), steps.free, 1)[0]) for day in range(last)]
    for_good = np.minimum.accumulate(free[::-1])[::-1]
    days = [(opening.free_from - AS_OF).days for opening in openings(dwelling, AS_OF)]
    assert [sum(start <= day for start in days) for day in range(last)] == for_good.tolist()
