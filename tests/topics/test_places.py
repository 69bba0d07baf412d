from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.context import Context
from pipeline.topic import Topic
from pipeline.topics.openings import openings_of
from pipeline.topics.places import place_topic
from schemas.tables.dwellings import Dwellings
from tests.builders import AS_OF, Row, context, lease_in, make_tables, plan_place, shared_dwelling, tenancy, youth
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))
LEASED = shared_dwelling(places=2, disposal_form="INNLEID_FRA_PRIVATPERSON")


def topic(tenancies: list[Row] | None, run: Context | None = None, **rows: list[Row]) -> Topic:
    given_rows: dict[str, Any] = {"dwellings": [shared_dwelling(places=2)], "youths": [youth()], **rows}
    if tenancies is not None:
        given_rows["tenancies"] = tenancies
    return place_topic(make_tables(**given_rows), ASSESSMENT, run or context())


def rooms(found: Topic) -> list[tuple[Any, ...]]:
    shown = found.tables[1].rows
    return [
        (row["Rom"], f"{row['Ledig fra']:%d.%m.%Y}", row["Innen"], row["Hvorfor"], row["Sikkert"])
        for row in shown.to_dict("records")
    ]


def stay(room: str, number: int, **changes: Any) -> Row:
    return tenancy(**{"tenancy_id": f"L-{number}", "youth_id": f"U-{number}", "room": room, **changes})


def test_each_room_with_its_day_and_why() -> None:
    found = topic([stay("A", 1, end_date=date(2019, 12, 15)), stay("B", 2, end_date=date(2019, 10, 30))])
    assert rooms(found) == [
        ("B", "31.10.2019", "nå", "står tom", "ja"),
        ("A", "16.12.2019", "60 dager", "avtalt utflytting", "ja"),
    ]


@pytest.mark.parametrize(
    ("last", "within"),
    [
        (date(2019, 10, 31), "30 dager"),
        (date(2019, 11, 29), "30 dager"),
        (date(2019, 11, 30), "60 dager"),
        (date(2020, 1, 28), "90 dager"),
        (date(2020, 1, 29), "12 mnd"),
        (date(2020, 10, 30), "12 mnd"),
    ],
)
def test_how_soon(last: date, within: str) -> None:
    assert rooms(topic([stay("A", 1, end_date=last), stay("B", 2)]))[0][2] == within


def test_later_than_a_year_is_not_told() -> None:
    assert rooms(topic([stay("A", 1, end_date=date(2020, 10, 31)), stay("B", 2)])) == []


def test_whoever_grows_too_old_is_told_by_month() -> None:
    people = [youth(birth_date=date(2001, 2, 17))]
    found = topic([stay("A", 1), stay("B", 2)], youths=people)
    assert rooms(found) == [("A", "01.03.2020", "12 mnd", "beboeren fyller 19 år", "nei")]
    assert [row["Ledige når 19-åringer flytter"] for row in found.tables[0].rows.to_dict("records")] == [0, 0, 0, 0, 1]


def test_a_room_that_somebody_has_booked_is_free_until_then() -> None:
    found = topic([stay("A", 1), stay("B", 2, start_date=date(2019, 12, 1))])
    (row,) = found.tables[1].rows.to_dict("records")
    assert (row["Rom"], f"{row['Ledig til']:%d.%m.%Y}") == ("B", "30.11.2019")


def test_places_ahead() -> None:
    found = topic([stay("A", 1, end_date=date(2019, 12, 15)), stay("B", 2)], youths=[youth(), youth(youth_id="U-9")])
    ahead = found.tables[0].rows.to_dict("records")
    assert [row["Ledige"] for row in ahead] == [0, 0, 1, 1, 1]
    assert {row["Venter på plass"] for row in ahead} == {1}
    assert [row["Når"] for row in ahead] == ["nå", "om 30 dager", "om 60 dager", "om 90 dager", "om 12 måneder"]


@pytest.mark.parametrize(
    ("lease", "why"),
    [
        (lease_in(end_date=date(2019, 12, 31)), "innleien slutter"),
        (lease_in(notice_date=date(2019, 9, 30)), "innleien er sagt opp"),
    ],
)
def test_places_that_are_lost(lease: Row, why: str) -> None:
    found = topic([stay("A", 1)], dwellings=[LEASED], leases_in=[lease])
    (row,) = found.tables[2].rows.to_dict("records")
    last = "31.12.2019" if why == "innleien slutter" else "30.12.2019"
    shown = (row["Plasser"], f"{row['Siste dag']:%d.%m.%Y}", row["Hvorfor"], row["Beboere siste dag"])
    assert shown == (2, last, why, 1)


def test_free_rooms_wait_for_the_care_unit_when_somebody_waits() -> None:
    waiting = [youth(youth_id="U-9")]
    (matter,) = topic([stay("A", 1)], youths=waiting).matters
    assert (matter.unit, matter.subject, matter.due) == ("Omsorgsenheten", "Fellesboliger", AS_OF)
    assert matter.what == "Fyll 1 ledig rom: 1 ungdom venter. Se «Plasser»."
    assert topic([stay("A", 1)], youths=[youth()]).matters == ()
    assert topic([stay("A", 1), stay("B", 2)], youths=waiting).matters == ()


def test_without_tenancies_nothing_is_known() -> None:
    found = topic(None)
    assert (found.missing, found.tables) == ("Leieforhold er ikke levert.", ())


def test_nothing_at_all() -> None:
    found = topic([], dwellings=[], youths=[])
    assert [figure.value for figure in found.figures] == [0, 0, 0, 0]
    assert rooms(found) == []


DAYS = st.dates(AS_OF - timedelta(days=40), AS_OF + timedelta(days=420))
STAYS = st.lists(
    st.fixed_dictionaries(
        {"room": st.sampled_from("AB"), "start_date": DAYS, "end_date": st.none() | DAYS, "youth_id": st.just("U-1")}
    ),
    max_size=6,
)
LEASES = st.lists(
    st.fixed_dictionaries({"start_date": DAYS, "end_date": st.none() | DAYS, "notice_date": st.none() | DAYS}),
    min_size=1,
    max_size=2,
)


@settings(deadline=None, max_examples=150)
@given(STAYS, LEASES)
def test_a_room_is_never_free_before_it_is(stays: list[Row], leases: list[Row]) -> None:
    """Against plain Python that asks of every day by itself whether the dwelling is ours and nobody has the room."""
    run = context()
    tables = make_tables(
        dwellings=[LEASED],
        leases_in=[lease_in(**row, lease_id=f"A-{number}") for number, row in enumerate(leases)],
        tenancies=[tenancy(**row, tenancy_id=f"L-{number}") for number, row in enumerate(stays)],
        youths=[],
        plan_places=[plan_place(room=room) for room in "AB"],
    )
    found = {item.room: item.first for item in openings_of(tables.frame(Dwellings), tables, run)}
    year = [AS_OF + timedelta(days=number) for number in range(367)]
    for room in "AB":
        free = [day for day in year if _is_ours(leases, day) and not _has(stays, room, day)]
        assert found.get(room) == next(iter(free), None)


def _is_ours(leases: list[Row], day: date) -> bool:
    # a lease that ends before it begins is none, and a dwelling without any lease on file is taken to be ours
    spells = [(row["start_date"], _end(row) or date.max) for row in leases]
    spells = [(first, last) for first, last in spells if first <= last]
    return not spells or any(first <= day <= last for first, last in spells)


def _end(row: Row) -> date | None:
    if row["end_date"] or not row["notice_date"]:
        end: date | None = row["end_date"]
        return end
    noticed: date = row["notice_date"]
    month = noticed.month + 3
    for last in range(noticed.day, 0, -1):
        try:
            return date(noticed.year + (month - 1) // 12, (month - 1) % 12 + 1, last)
        except ValueError:
            continue
    raise AssertionError(noticed)


def _has(stays: list[Row], room: str, day: date) -> bool:
    return any(
        row["room"] == room and row["start_date"] <= day and (row["end_date"] is None or day <= row["end_date"])
        for row in stays
    )
