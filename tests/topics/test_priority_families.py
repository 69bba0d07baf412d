from __future__ import annotations

from datetime import date

import pytest

from pipeline.topic import Topic
from pipeline.topics.priority_families import priority_family_topic
from tests.builders import Row, context, make_tables
from tests.builders_families import application, child, family_meeting, family_task, member, priority_family
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(as_of: date = date(2019, 10, 31), **rows: list[Row]) -> Topic:
    given: dict[str, list[Row]] = {
        "priority_families": [priority_family()],
        "family_meetings": [family_meeting()],
        "family_tasks": [family_task()],
        "applications": [application()],
        "household_members": [member(), child()],
    }
    return priority_family_topic(make_tables(**(given | rows)), ASSESSMENT, context(as_of))


def figures(found: Topic) -> list[float | None]:
    return [figure.value for figure in found.figures]


def lines(found: Topic) -> list[tuple[str, str, str, date | None]]:
    return [(each.unit, each.subject, each.what, each.due) for each in found.matters]


def test_all_is_well() -> None:
    found = topic()
    assert figures(found) == [1, 5, 1, 0, 0]
    assert found.matters == ()
    assert found.tables[1].rows.to_numpy().tolist() == [["NAV", 1, 0]]


@pytest.mark.parametrize(
    ("as_of", "persons", "consent"),
    [
        (date(2019, 9, 1), "Mangler samtykke", "fra 02.09.2019"),
        (date(2019, 9, 2), "2", "gjelder til 15.10.2019"),
        (date(2019, 10, 15), "2", "gjelder til 15.10.2019"),
        (date(2019, 10, 16), "Mangler samtykke", "gikk ut 15.10.2019"),
    ],
)
def test_what_applications_know_is_joined_only_under_consent(as_of: date, persons: str, consent: str) -> None:
    family = priority_family(consent_from=date(2019, 9, 2), consent_to=date(2019, 10, 15))
    (row,) = topic(as_of, priority_families=[family]).tables[0].rows.to_dict("records")
    assert (row["Personer"], row["Samtykke"]) == (persons, consent)
    assert (row["Barn"] == "1") == (row["Soverom som trengs"] == "2") == (persons == "2")


def test_whom_each_thing_waits_for() -> None:
    found = topic(
        priority_families=[priority_family(consent_to=date(2019, 12, 1))],
        family_meetings=[family_meeting(met_date=date(2019, 9, 30))],
        family_tasks=[family_task(due_date=date(2019, 10, 30), unit="HEALTH_STATION")],
    )
    assert lines(found) == [
        ("Inntaksteamet", "F-1", "Samtykket går ut 01.12.2019. Innhent nytt.", date(2019, 12, 1)),
        ("Inntaksteamet", "F-1", "Hold møte om familien: ingen møter er ført i oktober 2019.", date(2019, 10, 31)),
        ("Helsestasjonen", "F-1", "Gjør oppgave OP-1, eller avtal ny frist.", date(2019, 10, 30)),
    ]
    without = topic(priority_families=[priority_family(consent_from=None)])
    assert lines(without) == [
        ("Inntaksteamet", "F-1", "Innhent samtykke: enhetene kan ikke dele opplysninger nå.", date(2019, 10, 31))
    ]


def test_former_families_are_nowhere() -> None:
    former = topic(priority_families=[priority_family(active_to=date(2019, 10, 30))])
    assert figures(former)[0] == 0
    assert all(table.rows.empty for table in former.tables)
    assert former.matters == ()


def test_not_delivered() -> None:
    nothing = priority_family_topic(make_tables(dwellings=[]), ASSESSMENT, context())
    assert nothing.missing == "Satsningsfamilier er ikke levert."
    alone = priority_family_topic(make_tables(priority_families=[]), ASSESSMENT, context())
    assert alone.missing == "Søknader er ikke levert, og da er det ikke kjent hvem som har adressesperre."
    some = make_tables(priority_families=[priority_family()], applications=[application()])
    assert figures(priority_family_topic(some, ASSESSMENT, context())) == [1, 5, None, 0, None]
