from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.disclosure.register import Register
from pipeline.steps.fairness import compare_groups
from pipeline.topic import Topic
from tests.builders import Row, context, make_tables, tenancy, youth
from tests.builders_families import application, member


def youths(number: int, first: int = 1, **changes: Any) -> list[Row]:
    return [
        youth(**{"youth_id": f"U-{at}", "duf_number": None, "decision_date": date(2019, 10, 1), **changes})
        for at in range(first, first + number)
    ]


def topic(**tables: list[Row]) -> Topic:
    return compare_groups(make_tables(**tables), context(), Register())[0]


def shown(found: Topic, table: int, division: str) -> dict[str, list[Any]]:
    rows = found.tables[table].rows
    return {row[1]: list(row[2:]) for row in rows.itertuples(index=False) if row[0] == division}


def test_a_row_for_all_and_one_for_each_group() -> None:
    waiting = [*youths(6), *youths(5, 7, sex="M", decision_date=date(2019, 9, 1))]
    housed = youths(5, 20)
    stays = [
        tenancy(tenancy_id=f"L-{at}", youth_id=row["youth_id"], start_date=date(2019, 10, 1 + at))
        for at, row in enumerate(housed)
    ]
    found = topic(youths=[*waiting, *housed], tenancies=stays)

    assert shown(found, 0, "I alt") == {"": [11, 30, 60, 5, 2, 31.25]}
    assert shown(found, 0, "Kjønn") == {"Kvinne": [6, 30, 30, 5, 2, 500 / 11], "Mann": [5, 60, 60, 0, "–", 0]}
    assert found.lead.startswith(
        "Ventetid og hvem som har fått bolig, gruppe for gruppe. De som venter, er talt 31.10.2019. "
        "De som fikk bolig, er talt fra 01.11.2018 til 31.10.2019. Arket viser grupper, aldri enkeltpersoner. "
    )


def test_waits_and_shares_are_held_back_with_their_counts() -> None:
    found = topic(youths=[*youths(6), *youths(4, 7, sex="M")], tenancies=[])

    assert shown(found, 0, "Kjønn") == {"Kvinne": [":", ":", ":", 0, "–", ":"], "Mann": [":", ":", ":", 0, "–", ":"]}


def test_days_that_few_are_known_to_have_waited_are_held_back() -> None:
    found = topic(youths=[*youths(2), *youths(4, 3, decision_date=None)], tenancies=[])

    assert shown(found, 0, "I alt") == {"": [6, ":", ":", 0, "–", 0]}


def test_one_subject_without_its_tables_says_so_beside_the_other() -> None:
    rows = [application(application_id=f"S-{at}", household_id=f"H-{at}") for at in range(6)]
    found = topic(applications=rows, household_members=[member(household_id=f"H-{at}") for at in range(6)])

    assert found.tables[0].empty == "EM-ungdom og Leieforhold er ikke levert."
    assert shown(found, 1, "Barn") == {"Med barn": [0, "–", "–", 0, "–", "–"], "Uten barn": [6, 91, 91, 0, "–", 0]}


def test_without_any_of_the_tables_the_sheet_says_which_are_missing() -> None:
    assert topic(dwellings=[]).missing == (
        "EM-ungdom og Leieforhold er ikke levert. Søknader og Husstandsmedlemmer er ikke levert."
    )
