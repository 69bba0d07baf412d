from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.fairness import AGE, ASSESSED, CHILDREN, LANGUAGE, SIZE, TOGETHER, WAITED, WHEELCHAIR, Division, People
from pipeline.figures.fairness import people
from tests.builders import Row, context, make_tables, tenancy, youth
from tests.builders_families import application, child, member


def youths(row: Row, *stays: Row) -> People:
    return people(make_tables(youths=[{**row, "youth_id": "U-1"}], tenancies=list(stays)), context())[0]


def households(*rows: Row, members: tuple[Row, ...] = (member(),)) -> People:
    return people(make_tables(applications=list(rows), household_members=list(members)), context())[1]


def one(found: People, division: Division | None = None, *, is_housed: bool = False) -> Any:
    frame = found.housed if is_housed else found.waiting
    assert frame is not None
    (value,) = frame[division.name if division else WAITED]
    return value


@pytest.mark.parametrize(
    ("moved_in", "waits", "is_housed"),
    [
        (date(2018, 10, 31), 0, 0),
        (date(2018, 11, 1), 0, 1),
        (date(2019, 10, 31), 0, 1),
        (date(2019, 11, 1), 0, 0),
    ],
)
def test_a_youth_is_housed_when_first_moving_in_within_the_last_twelve_months(
    moved_in: date, waits: int, is_housed: int
) -> None:
    later = tenancy(tenancy_id="L-2", start_date=date(2019, 10, 1))
    stays = [tenancy(start_date=moved_in), *([later] if moved_in < date(2019, 10, 1) else [])]
    found = youths(youth(), *stays)

    assert found.waiting is not None
    assert found.housed is not None
    assert (len(found.waiting), len(found.housed)) == (waits, is_housed)


def test_a_youth_waits_from_the_decision_until_today_or_until_moving_in() -> None:
    decided = youth(decision_date=date(2019, 10, 1))

    assert one(youths(decided)) == 30
    assert one(youths(decided, tenancy(start_date=date(2019, 10, 11))), is_housed=True) == 10


def test_age_is_that_of_the_day_of_moving_in() -> None:
    turned_18 = youth(birth_date=date(2001, 9, 1))

    assert one(youths(turned_18), AGE) == "18 år og over"
    assert one(youths(turned_18, tenancy(start_date=date(2019, 8, 31))), AGE, is_housed=True) == "Under 18 år"


@pytest.mark.parametrize(
    ("languages", "group"),
    [("dari, engelsk", "Ja"), ("Norsk og arabisk", "Ja"), ("tigrinja", "Nei"), (None, "Ikke oppgitt")],
)
def test_language_not_told_is_not_no(languages: str | None, group: str) -> None:
    assert one(youths(youth(languages=languages)), LANGUAGE) == group


@pytest.mark.parametrize(
    ("answer", "group"), [(True, "Ja på alle tre"), (False, ASSESSED.classes[1]), (None, ASSESSED.classes[1])]
)
def test_assessments(answer: bool | None, group: str) -> None:
    assert one(youths(youth(social_ok=answer)), ASSESSED) == group


def test_somebody_to_live_with_is_a_sibling_or_a_friend_on_file() -> None:
    assert one(youths(youth(siblings="U-1")), TOGETHER) == "Ja"
    assert one(youths(youth(live_with="ingen")), TOGETHER) == "Ingen oppgitt"


def test_households_are_those_of_kostra_and_each_counts_once() -> None:
    found = households(
        application(),
        application(application_id="S-2", received_date=date(2019, 8, 15)),
        application(application_id="S-3", household_id="H-2", is_new_applicant=None),
        application(application_id="S-4", household_id="H-3", moved_in_date=date(2019, 9, 20)),
        application(application_id="S-5", household_id="H-4", decision="REJECTED"),
    )

    assert one(found) == 77
    assert one(found, is_housed=True) == 50


@pytest.mark.parametrize(
    ("members", "children", "size"),
    [
        ((member(),), "Uten barn", "1 person"),
        ((member(), child()), "Med barn", "2 personer"),
        ((member(), child(lives_here="ACCESS")), "Uten barn", "1 person"),
        ((member(), child(birth_date=None)), "Ikke oppgitt", "2 personer"),
        ((), "Ikke oppgitt", "Ikke oppgitt"),
    ],
)
def test_children_and_size(members: tuple[Row, ...], children: str, size: str) -> None:
    found = households(application(), members=members)

    assert (one(found, CHILDREN), one(found, SIZE)) == (children, size)


@pytest.mark.parametrize(("needs", "group"), [(True, "Ja"), (False, "Nei"), (None, "Ikke oppgitt")])
def test_need_of_an_adapted_dwelling(needs: bool | None, group: str) -> None:
    assert one(households(application(needs_wheelchair_access=needs)), WHEELCHAIR) == group


def test_what_is_not_delivered_is_said() -> None:
    both = people(make_tables(youths=[]), context())

    assert [item.why_missing for item in both] == [
        "Leieforhold er ikke levert.",
        "Søknader og Husstandsmedlemmer er ikke levert.",
    ]
    assert [item.populations for item in both] == [(), ()]
