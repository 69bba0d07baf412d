from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.merge import Unsaid
from pipeline.plan_values import PlanValues, plan_values
from tests.builders import (
    AS_OF,
    Row,
    context,
    lease_in,
    make_tables,
    plan_place,
    shared_dwelling,
    tenancy,
    youth,
)

DAY = timedelta(days=1)
NO_OPINION = Unsaid.NO_OPINION


def values(dwelling: Row | None = None, **tables: list[Row]) -> PlanValues:
    given = {"dwellings": [dwelling or shared_dwelling(places=2)], "plan_places": [], "settlement_plan": [], **tables}
    return plan_values(make_tables(**given), context(), {})


def of_dwelling(dwelling: Row | None = None, **tables: list[Row]) -> dict[str, Any]:
    return {str(name): value for name, value in values(dwelling, **tables).dwellings[("B-1",)].items()}


def free_from(*tenancies: Row, dwelling: Row | None = None, **tables: list[Row]) -> dict[str, date | None]:
    """«Ledig fra» by room."""
    found = values(dwelling, tenancies=list(tenancies), **tables).places
    return {key[1]: row["free_from"] for key, row in found.items()}


def stay(room: str | None, start: date = date(2019, 1, 1), end: date | None = None, number: int = 1) -> Row:
    ids = {"tenancy_id": f"L-{number}", "youth_id": f"U-{number}"}
    return tenancy(room=room, start_date=start, end_date=end, **ids)


A_OPEN = stay("A", number=1)
IN_STOCK_FROM = date(2015, 1, 1)


@pytest.mark.parametrize(
    ("room_b", "day"),
    [
        pytest.param([], IN_STOCK_FROM, id="nobody ever"),
        pytest.param([stay("B", end=None, number=2)], None, id="open end"),
        pytest.param([stay("B", end=AS_OF, number=2)], AS_OF + DAY, id="last day is lived in"),
        pytest.param([stay("B", end=AS_OF - DAY, number=2)], AS_OF, id="left yesterday"),
        pytest.param([stay("B", end=date(2021, 5, 31), number=2)], date(2021, 6, 1), id="further than a year ahead"),
        pytest.param([stay("B", end=date(2019, 3, 31), number=2)], date(2019, 4, 1), id="left in March"),
        pytest.param([stay("B", start=AS_OF + 10 * DAY, number=2)], IN_STOCK_FROM, id="booked ahead, free until then"),
        pytest.param(
            [stay("B", end=date(2019, 3, 31), number=2), stay("B", start=AS_OF + 10 * DAY, number=3)],
            date(2019, 4, 1),
            id="free between the last and the next",
        ),
        pytest.param(
            [stay("B", end=date(2019, 5, 31), number=2), stay("B", end=date(2019, 3, 31), number=3)],
            date(2019, 6, 1),
            id="the last of two to leave",
        ),
        pytest.param(
            [stay("B", end=date(2019, 11, 30), number=2), stay("B", start=date(2019, 12, 1), number=3)],
            None,
            id="one moves out and the next in",
        ),
        pytest.param(
            [
                stay("B", end=date(2019, 11, 30), number=2),
                stay("B", date(2019, 12, 10), date(2019, 12, 20), number=3),
            ],
            date(2019, 12, 1),
            id="a gap between two",
        ),
        pytest.param(
            [
                stay("B", end=date(2019, 12, 31), number=2),
                stay("B", date(2019, 3, 1), date(2019, 11, 15), number=3),
            ],
            date(2020, 1, 1),
            id="double-booked, the longer counts",
        ),
    ],
)
def test_a_room_is_free_since_or_from_the_first_day_that_nobody_has_it(room_b: list[Row], day: date | None) -> None:
    assert free_from(A_OPEN, *room_b).get("B", None) == day


LEASED = shared_dwelling(places=2, disposal_form="INNLEID_FRA_PRIVATPERSON")


@pytest.mark.parametrize(
    ("lease", "day"),
    [
        ({"end_date": None}, date(2018, 1, 1)),
        ({"end_date": AS_OF}, date(2018, 1, 1)),
        ({"start_date": AS_OF}, AS_OF),
        ({"end_date": AS_OF - DAY}, None),
        ({"start_date": AS_OF + 5 * DAY}, AS_OF + 5 * DAY),
    ],
)
def test_a_room_is_free_only_while_the_dwelling_is_ours(lease: dict[str, Any], day: date | None) -> None:
    found = free_from(A_OPEN, dwelling=LEASED, leases_in=[lease_in(**lease)])

    assert found["B"] == day


def test_a_room_is_free_since_the_present_lease_and_not_since_the_one_before() -> None:
    leases = [
        lease_in(lease_id="A-1", end_date=date(2018, 12, 31)),
        lease_in(lease_id="A-2", start_date=date(2019, 3, 1)),
    ]
    next_day = [leases[0], lease_in(lease_id="A-2", start_date=date(2019, 1, 1))]

    assert free_from(A_OPEN, dwelling=LEASED, leases_in=leases)["B"] == date(2019, 3, 1)
    assert free_from(A_OPEN, dwelling=LEASED, leases_in=next_day)["B"] == date(2018, 1, 1)


def test_where_nothing_tells_since_when_a_place_is_free_from_the_as_of_day() -> None:
    undated = shared_dwelling(places=2, in_stock_from=None)

    assert free_from(A_OPEN, dwelling=undated)["B"] == AS_OF
    assert of_dwelling(undated, tenancies=[A_OPEN])["free_from"] == AS_OF
    assert free_from(A_OPEN, stay("B", end=date(2019, 3, 31), number=2), dwelling=undated)["B"] == date(2019, 4, 1)


def test_free_from_does_not_move_from_month_to_month() -> None:
    tables = make_tables(dwellings=[shared_dwelling(places=2)], tenancies=[A_OPEN], plan_places=[], settlement_plan=[])
    october, november = (plan_values(tables, context(day), {}) for day in (AS_OF, date(2019, 11, 30)))

    assert [found.places["B-1", "B"]["free_from"] for found in (october, november)] == [IN_STOCK_FROM] * 2
    assert [found.dwellings[("B-1",)]["free_from"] for found in (october, november)] == [IN_STOCK_FROM] * 2


def test_a_resident_who_leaves_after_the_lease_has_ended_frees_nothing() -> None:
    found = free_from(
        stay("A", end=date(2020, 1, 31)), dwelling=LEASED, leases_in=[lease_in(end_date=date(2019, 12, 31))]
    )

    assert found["A"] is None


def test_free_from_of_the_dwelling_is_the_first_of_its_rooms() -> None:
    stays = [stay("A", end=date(2021, 5, 31), number=1), stay("B", end=date(2022, 1, 31), number=2)]

    assert of_dwelling(tenancies=stays)["free_from"] == date(2021, 6, 1)
    assert min(filter(None, free_from(*stays).values())) == date(2021, 6, 1)


@pytest.mark.parametrize(
    ("stays", "expected"),
    [
        ([], (0, 2, IN_STOCK_FROM, "FREE_PLACES")),
        ([stay("A")], (1, 1, IN_STOCK_FROM, "FREE_PLACES")),
        ([stay("A", number=1), stay("B", number=2)], (2, 0, None, "FULL")),
        ([stay("A", number=1), stay("B", number=2), stay("B", number=3)], (3, 0, None, "OVERFILLED")),
        ([stay("A", number=1), stay(None, number=2)], (2, 0, None, "FULL")),
        ([stay("A", number=1), stay("B", end=AS_OF, number=2)], (2, 0, AS_OF + DAY, "FULL")),
        ([stay("A", number=1), stay("B", end=AS_OF - DAY, number=2)], (1, 1, AS_OF, "FREE_PLACES")),
        (
            [stay("A", number=1), stay("B", end=date(2019, 3, 31), number=2)],
            (1, 1, date(2019, 4, 1), "FREE_PLACES"),
        ),
        (
            [stay("A", end=date(2019, 3, 31), number=1), stay("B", end=date(2019, 5, 31), number=2)],
            (0, 2, date(2019, 4, 1), "FREE_PLACES"),
        ),
        ([stay("A", start=AS_OF + DAY)], (0, 2, IN_STOCK_FROM, "FREE_PLACES")),
    ],
)
def test_places_taken_and_free(stays: list[Row], expected: tuple[int, int, date | None, str]) -> None:
    found = of_dwelling(tenancies=stays)

    assert (found["occupied"], found["free_places"], found["free_from"], found["place_status"]) == expected
    assert found["places"] == 2


def test_one_person_with_two_rooms_is_one_resident() -> None:
    both = [stay("A"), {**stay("B"), "tenancy_id": "L-9"}]

    assert of_dwelling(tenancies=both)["occupied"] == 1


@pytest.mark.parametrize(
    ("lease", "status", "day"),
    [
        ({"end_date": AS_OF - DAY}, "LEASE_ENDED", None),
        ({"end_date": AS_OF}, "FREE_PLACES", date(2018, 1, 1)),
        ({"start_date": AS_OF + DAY}, None, AS_OF + DAY),
    ],
)
def test_a_lease_that_has_not_begun_has_not_ended(lease: dict[str, Any], status: str | None, day: date | None) -> None:
    found = of_dwelling(LEASED, tenancies=[], leases_in=[lease_in(**lease)])

    assert (found["place_status"], found["free_from"]) == (status, day)


def test_what_the_lease_says() -> None:
    leases = [
        lease_in(lease_id="A-1", end_date=date(2018, 12, 31), landlord="Gammel"),
        lease_in(lease_id="A-2", start_date=date(2019, 1, 1), end_date=date(2020, 6, 30), landlord="Ny"),
        lease_in(lease_id="A-3", start_date=date(2020, 7, 1), landlord="Neste"),
    ]

    found = of_dwelling(LEASED, leases_in=leases)

    assert (found["landlord"], found["lease_end"], found["rent_package_nok_month"]) == ("Ny", date(2020, 6, 30), 15000)
    assert of_dwelling(LEASED, leases_in=leases[:1])["lease_end"] == date(2018, 12, 31)
    assert of_dwelling(LEASED, leases_in=[lease_in()])["lease_end"] is None


def test_of_an_owned_dwelling_there_is_no_lease_to_speak_of() -> None:
    found = of_dwelling(leases_in=[lease_in()])

    assert [found[name] for name in ("landlord", "lease_end", "rent_package_nok_month")] == [NO_OPINION] * 3


def test_what_was_not_delivered_is_left_alone_and_never_nought() -> None:
    found = of_dwelling(LEASED)

    for name in ("occupied", "free_places", "free_from", "earliest_move_out", "place_status", "landlord", "lease_end"):
        assert found[name] is NO_OPINION, name
    assert found["places"] == 2
    assert values().places == {}


def test_the_first_to_move_out_of_those_who_live_there() -> None:
    stays = [
        stay("A", end=date(2020, 3, 31), number=1),
        stay("B", end=date(2019, 12, 31), number=2),
        stay("C", date(2019, 11, 15), date(2019, 11, 20), number=3),
        stay("C", end=date(2019, 10, 1), number=4),
    ]

    assert of_dwelling(tenancies=stays)["earliest_move_out"] == date(2019, 12, 31)
    assert of_dwelling(tenancies=[stay("A")])["earliest_move_out"] is None


@pytest.mark.parametrize(
    ("born", "age", "turns"),
    [
        (date(2001, 10, 31), 18, date(2019, 10, 31)),
        (date(2001, 11, 1), 17, date(2019, 11, 1)),
        (date(2004, 2, 29), 15, date(2022, 3, 1)),
    ],
)
def test_the_age_of_who_lives_in_the_room(born: date, age: int, turns: date) -> None:
    found = values(tenancies=[stay("A")], youths=[youth(birth_date=born)]).places

    assert (found["B-1", "A"]["age"], found["B-1", "A"]["turns_18"]) == (age, turns)
    assert (found["B-1", "B"]["age"], found["B-1", "B"]["turns_18"]) == (None, None)


def test_without_the_list_of_youths_ages_are_left_alone() -> None:
    found = values(tenancies=[stay("A")]).places

    assert [row["age"] for row in found.values()] == [NO_OPINION] * 2


@pytest.mark.parametrize(
    ("stays", "in_plan", "rooms"),
    [
        pytest.param([], [], ["1", "2"], id="nothing known: numbers"),
        pytest.param([stay("A")], [], ["A", "B"], id="letters go on"),
        pytest.param([stay("2")], [], ["1", "2"], id="numbers go on"),
        pytest.param([], ["A", "B"], ["A", "B"], id="the plan's own names stand"),
        pytest.param([], ["LOFT"], ["A", "LOFT"], id="one is missing"),
        pytest.param([stay("LOFT")], ["STUE"], ["LOFT", "STUE"], id="both known"),
        pytest.param([stay("1", end=date(2018, 1, 1))], ["A", "B"], ["A", "B"], id="a name that went out of use"),
        pytest.param([stay("LOFT", end=date(2018, 1, 1))], [], ["A", "LOFT"], id="somebody lived there once"),
    ],
)
def test_the_rooms_of_a_dwelling_of_two(stays: list[Row], in_plan: list[str], rooms: list[str]) -> None:
    places = [plan_place(room=room) for room in in_plan]

    assert sorted(room for _, room in values(tenancies=stays, plan_places=places).places) == rooms


def test_a_room_beyond_the_number_of_places_is_not_free() -> None:
    places = [plan_place(room=room) for room in ("A", "B", "C")]

    found = free_from(stay("A", number=1), stay("B", number=2), plan_places=places)

    assert found == {"A": None, "B": None, "C": None}


def test_the_notes_of_the_dwelling_and_of_the_room() -> None:
    tables = make_tables(dwellings=[shared_dwelling(places=2)], tenancies=[stay("A")])

    found = plan_values(tables, context(), {("B-1",): "Overfylt", ("B-1", "A"): "Fyller 19"})

    assert found.dwellings[("B-1",)]["check"] == "Overfylt"
    assert [found.places["B-1", room]["check"] for room in "AB"] == ["Fyller 19", None]
