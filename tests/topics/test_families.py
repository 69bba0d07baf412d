from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from pipeline.steps.propose import propose
from pipeline.topic import Topic
from pipeline.topics.families import family_topic
from tests.builders import Row, context, dwelling, make_tables, survey, tenancy
from tests.builders_families import application, child, member

GOOD = {"usable_area_m2": 90.0, "approved_bedrooms": 3, "room_count": 4}
SURVEYED = {"measured_area_m2": 90.0, "bedrooms_for_children": 3}


def topic(run: Any = None, **rows: list[Row]) -> Topic:
    given: dict[str, list[Row]] = {
        "dwellings": [dwelling(**GOOD)],
        "surveys": [survey(**SURVEYED)],
        "leases_in": [],
        "tenancies": [],
        "applications": [application()],
        "household_members": [member(), child()],
    }
    tables = make_tables(**(given | rows))
    run = run or context()
    return family_topic(tables, propose(tables, assess(tables, all_conditions(), run), run), run)


def figures(found: Topic) -> list[float | None]:
    return [figure.value for figure in found.figures]


def household(found: Topic) -> dict[str, Any]:
    record: dict[str, Any]
    (record,) = found.tables[1].rows.drop(columns=["Fil", "Ark"]).to_dict("records")
    return record


def test_a_family_and_the_dwelling_that_suits_it() -> None:
    found = topic()
    assert figures(found) == [1, 1, 0, 1, 0]
    assert household(found) == {
        "Husstand": "H-1",
        "Søkte": pd.Timestamp("2019-08-01"),
        "Personer": 2,
        "Barns alder": "6 år",
        "Soverom": 2,
        "Passer": 1,
        "Uavklart": 0,
        "Best": "B-1 (nå)",
        "Hvorfor ikke de andre ledige": "",
        "Ønsker skolekrets": "",
        "Celle": "C2",
    }
    assert found.tables[0].rows.to_numpy().tolist() == [["Barn fra 3 år, 2 soverom", 1, 1, 1]]
    assert [(each.unit, each.subject, each.what, each.due) for each in found.matters] == [
        ("Inntaksteamet", "H-1", "Tildel bolig: 1 ledig bolig passer for husstanden, som har barn.", date(2019, 10, 31))
    ]


@pytest.mark.parametrize(
    ("home", "asked", "expected"),
    [
        ({"approved_bedrooms": 1}, {}, (0, 0, "1 bolig: for få soverom.")),
        ({"approved_bedrooms": None}, {}, (0, 1, "")),
        ({"rent_nok_month": 12001.0}, {}, (0, 0, "1 bolig: for høy husleie.")),
        ({"rent_nok_month": 12000.0}, {}, (1, 0, "")),
        ({"rent_nok_month": None}, {}, (0, 1, "")),
        ({}, {"highest_rent_nok_month": None}, (0, 1, "")),
        ({}, {"needs_wheelchair_access": True}, (0, 0, "1 bolig: ikke tilgjengelig for rullestol.")),
        ({"wheelchair_accessible": True}, {"needs_wheelchair_access": True}, (1, 0, "")),
        ({"wheelchair_accessible": None}, {"needs_wheelchair_access": True}, (0, 1, "")),
        ({}, {"needs_wheelchair_access": None}, (0, 1, "")),
        ({"wheelchair_accessible": True}, {"needs_wheelchair_access": None}, (1, 0, "")),
        ({"dwelling_status": "VEDLIKEHOLD"}, {}, (0, 1, "")),
        ({"dwelling_status": "IKKE_TILGJENGELIG"}, {}, (0, 0, "")),
    ],
)
def test_each_rule_and_what_is_unknown(home: Row, asked: Row, expected: tuple[int, int, str]) -> None:
    found = household(topic(dwellings=[dwelling(**{**GOOD, **home})], applications=[application(**asked)]))
    assert (found["Passer"], found["Uavklart"], found["Hvorfor ikke de andre ledige"]) == expected


def test_the_childrens_ages_ask_for_their_class() -> None:
    toddler = [member(), child(birth_date=date(2018, 3, 4))]
    busy = [survey(**SURVEYED, outdoor_area="NONE", traffic_risk="HIGH")]
    assert household(topic(household_members=toddler))["Passer"] == 1
    assert household(topic(household_members=toddler, surveys=busy))["Hvorfor ikke de andre ledige"] == (
        "1 bolig: for stor risiko for barn. 1 bolig: ikke egnet for barnas alder."
    )
    assert household(topic(context(family_spare_bedrooms=2), household_members=[member()], surveys=busy))["Passer"] == 1
    assert household(topic(surveys=[]))["Uavklart"] == 1


def test_a_dwelling_is_free_when_the_tenant_has_left_for_good() -> None:
    leaving = [tenancy(household_id="H-9", youth_id=None, end_date=date(2019, 12, 1))]
    assert household(topic(tenancies=leaving))["Best"] == "B-1 (02.12.2019)"
    booked = [*leaving, tenancy(tenancy_id="L-2", household_id="H-8", start_date=date(2020, 1, 1))]
    assert household(topic(tenancies=booked))["Best"] == ""
    assert household(topic(context(family_free_within_days=30), tenancies=leaving))["Best"] == ""


def test_what_is_nearest_for_a_family_that_nothing_suits() -> None:
    found = topic(dwellings=[dwelling(**{**GOOD, "approved_bedrooms": 1, "rent_nok_month": 20000.0})])
    why = "H-1 trenger 2 soverom, B-1 har 1. Husleien i B-1 er kr\xa020\xa0000; grensen for H-1 er kr\xa012\xa0000."
    assert found.tables[2].rows.drop(columns=["Fil", "Ark"]).to_dict("records") == [
        {"Husstand": "H-1", "Bolig": "B-1", "Hva står i veien": why, "Celle": "Q2"}
    ]
    assert figures(found)[2] == 1


def test_not_delivered() -> None:
    tables = make_tables(dwellings=[dwelling()], surveys=[])
    found = family_topic(tables, propose(tables, assess(tables, all_conditions(), context()), context()), context())
    assert found.missing == "Søknader, Husstandsmedlemmer og Leieforhold er ikke levert."
    assert (found.tables, found.matters) == ((), ())


def test_nobody_waits_and_nothing_is_free() -> None:
    found = topic(applications=[], dwellings=[dwelling(dwelling_status="IKKE_TILGJENGELIG")])
    assert figures(found) == [0, 0, 0, 0, 0]
    assert [len(table.rows) for table in found.tables] == [0, 0, 0, 0]


def test_what_is_free_suits_by_the_rules_of_the_proposals() -> None:
    """Two bedrooms too many are against the rules for proposals, and so the sheet does not call the dwelling fit."""
    large = [dwelling(**{**GOOD, "approved_bedrooms": 4, "room_count": 5})]
    assert household(topic(dwellings=large))["Hvorfor ikke de andre ledige"] == "1 bolig: for mange soverom."
    assert household(topic(context(family_spare_bedrooms=2), dwellings=large))["Best"] == "B-1 (nå)"
