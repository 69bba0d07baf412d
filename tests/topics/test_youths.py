from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.topic import Topic
from pipeline.topics.youths import youth_topic
from tests.builders import Row, context, make_tables, shared_dwelling, tenancy, youth
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(youths: list[Row], tenancies: list[Row]) -> Topic:
    tables = make_tables(dwellings=[shared_dwelling()], youths=youths, tenancies=tenancies)
    return youth_topic(tables, ASSESSMENT, context())


def records(found: Topic, number: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found.tables[number].rows.to_dict("records")
    return rows


def resident(number: int, born: date, **changes: Any) -> tuple[Row, Row]:
    return (
        youth(**{"youth_id": f"U-{number}", "birth_date": born, "duf_number": None, **changes}),
        tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}", room=f"{number}"),
    )


def test_birthdays_that_matter_within_six_months_by_month() -> None:
    pairs = [
        resident(1, date(2001, 10, 31)),
        resident(3, date(2001, 4, 30)),
        resident(4, date(2002, 4, 30)),
        resident(5, date(2002, 5, 1)),
        resident(6, date(2000, 11, 1)),
    ]
    found = topic([person for person, _ in pairs], [stay for _, stay in pairs])
    assert [(row["Ungdom"], row["Fyller"], row["Måned"], row["Rom"]) for row in records(found, 1)] == [
        ("U-6", 19, "november 2019", "6"),
        ("U-3", 19, "april 2020", "3"),
        ("U-4", 18, "april 2020", "4"),
    ]


def test_a_leap_day_child_turns_19_in_march() -> None:
    person, stay = resident(1, date(2004, 2, 29))
    tables = make_tables(dwellings=[shared_dwelling()], youths=[person], tenancies=[stay])
    (row,) = youth_topic(tables, ASSESSMENT, context(date(2023, 2, 28))).tables[1].rows.to_dict("records")
    assert (row["Fyller"], row["Måned"]) == (19, "mars 2023")


def test_ages_of_those_who_live_and_wait() -> None:
    person, stay = resident(1, date(2002, 3, 15))
    found = topic([person, youth(youth_id="U-2", birth_date=date(2003, 3, 1), duf_number=None)], [stay])
    shown = {row["Alder"]: (row["Bor i fellesbolig"], row["Venter på plass"]) for row in records(found, 0)}
    assert shown == {"under 16": (0, 0), "16": (0, 1), "17": (1, 0), "18": (0, 0), "19 og over": (0, 0)}


def test_who_waits_the_longest_first() -> None:
    people = [
        youth(decision_date=date(2019, 7, 31), live_with="U-3", social_ok=None),
        youth(youth_id="U-2", decision_date=date(2019, 7, 30), not_live_with="U-1, U-3", social_ok=False),
        youth(youth_id="U-3", decision_date=None),
    ]
    found = records(topic(people, []), 2)
    assert [
        (row["Ungdom"], row["Over 3 måneder"], row["Mangler vurdering"], row["Vurdert til nei"]) for row in found
    ] == [
        ("U-2", "ja", 0, 1),
        ("U-1", "nei", 1, 0),
        ("U-3", "", 0, 0),
    ]
    assert [(row["Bo sammen med"], row["Ikke bo med"]) for row in found] == [("", "U-1, U-3"), ("U-3", ""), ("", "")]


def test_what_is_not_assessed_is_asked() -> None:
    person, stay = resident(1, date(2002, 3, 15), social_ok=None)
    waiting = youth(youth_id="U-2", day_activity_ok=None, tenancy_duties_ok=None)
    found = topic([person, waiting], [stay])
    assert [(row["Ungdom"], row["Hvor"], row["Spørsmål"]) for row in records(found, 3)] == [
        ("U-1", "bor i fellesbolig", "Vurder om ungdommen fungerer sosialt."),
        ("U-2", "venter på plass", "Vurder om ungdommen klarer skole eller dagtilbud og klarer boforpliktelsene."),
    ]
    (matter,) = found.matters
    assert (matter.unit, matter.subject, matter.due) == ("Opal", "U-2", None)


def test_whoever_leaves_the_target_group_needs_a_dwelling_before_that_month() -> None:
    person, stay = resident(1, date(2001, 2, 17))
    (matter,) = topic([person], [stay]).matters
    assert (matter.unit, matter.subject, matter.due) == ("Omsorgsenheten", "U-1", date(2020, 1, 31))
    assert matter.what == "Planlegg overgang til egen bolig: ungdommen fyller 19 år i februar 2020."


def test_no_birth_date_is_shown() -> None:
    person, stay = resident(1, date(2001, 2, 17))
    shown = repr([table.rows.to_dict("list") for table in topic([person], [stay]).tables])
    assert "2001" not in shown
    assert "17" not in shown.replace("'17'", "")


def test_not_delivered_and_nobody() -> None:
    tables = make_tables(dwellings=[], tenancies=[])
    assert youth_topic(tables, ASSESSMENT, context()).missing == "EM-ungdom er ikke levert."
    assert [figure.value for figure in topic([], []).figures] == [0] * 5
