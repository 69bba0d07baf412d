from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.context import Context
from pipeline.finding import Place
from pipeline.proposals.family_case import FamilyTables, family_case
from tests.builders import Row, context, lease_in, survey, tenancy
from tests.builders_families import application, child, member
from tests.proposals.desk import assessed, family_home, town


def case(run: Context | None = None, **rows: list[Row]) -> FamilyTables:
    run, tables = run or context(), town(**rows)
    return family_case(tables, assessed(tables, run), run)


def test_a_household_and_a_dwelling_with_the_cells_behind_them() -> None:
    found = case().case
    (household,), (dwelling,) = found.households, found.dwellings
    assert (household.household_id, household.waiting_since) == ("H-1", date(2019, 8, 1))
    assert (household.bedrooms_needed, household.has_children) == (2, True)
    assert list(household.age_classes or ()) == ["AGE_3_PLUS"]
    assert (dwelling.dwelling_id, dwelling.free_from, dwelling.bedrooms) == ("B-9", date(2019, 10, 31), 2)
    assert dwelling.suits == {"AGE_3_PLUS": True, "AGE_0_3": True}
    assert dwelling.risk == "LOW"
    assert household.origins["waiting_since"] == Place("Søknader.xlsx", "Søknader", "C2")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"neighbour_risk": "HIGH", "fire_risk": None}, "HIGH"),
        ({"neighbour_risk": "MEDIUM", "fire_risk": None}, None),
        ({"traffic_risk": "MEDIUM"}, "MEDIUM"),
    ],
)
def test_the_worst_risk_counts_and_what_nobody_knows_may_be_worse(
    changes: dict[str, Any], expected: str | None
) -> None:
    found = case(surveys=[survey(dwelling_id="B-9", **changes)])
    assert found.case.dwellings[0].risk == expected


def test_without_a_survey_nothing_is_known_and_nothing_refused() -> None:
    (dwelling,) = case(surveys=[]).case.dwellings
    assert set(dwelling.suits.values()) == {None}
    assert dwelling.risk is None


def test_a_member_without_a_birth_date_is_the_cell_to_fill() -> None:
    found = case(household_members=[member(), child(), child(member_no="3", birth_date=None)])
    (household,) = found.case.households
    assert (household.bedrooms_needed, household.age_classes) == (None, None)
    assert household.origins["bedrooms_needed"] == Place("Søknader.xlsx", "Husstandsmedlemmer", "C4")


def test_a_protected_household_waits_and_is_proposed_nothing() -> None:
    found = case(applications=[application(address_protection="CONFIDENTIAL")])
    assert ([item.household_id for item in found.case.households], found.protected_count) == (["H-1"], 1)
    assert found.looked_at(10).households == ()


def test_proposals_are_made_for_those_at_the_front_of_the_queue() -> None:
    found = case(applications=[application(), application(application_id="S-2", household_id="H-2")])
    assert len(found.case.households) == 2
    # H-2 has no members on file, and nobody knows whether it has children
    assert [item.household_id for item in found.looked_at(1).households] == ["H-1"]


@pytest.mark.parametrize(
    ("home", "stays", "expected"),
    [
        ({}, [tenancy(dwelling_id="B-9", youth_id=None, household_id="H-5")],
         "Boligen er i bruk eller lovet bort, og ingen vet når den blir varig ledig."),
        ({}, [tenancy(dwelling_id="B-9", youth_id=None, household_id="H-5", end_date=date(2020, 2, 29))],
         "Boligen er ledig først fra 01.03.2020."),
    ],
)  # fmt: skip
def test_why_a_dwelling_is_not_offered(home: Row, stays: list[Row], expected: str) -> None:
    found = case(dwellings=[family_home(**home)], tenancies=stays)
    assert (found.case.dwellings, found.closed) == ((), {"B-9": expected})


def test_a_dwelling_under_repair_is_offered_from_a_day_that_nobody_knows() -> None:
    (dwelling,) = case(dwellings=[family_home(dwelling_status="VEDLIKEHOLD")]).case.dwellings
    assert dwelling.free_from is None


def test_a_lease_that_ends_is_the_last_day() -> None:
    home = family_home(disposal_form="INNLEID_FRA_PRIVATPERSON")
    leases = [lease_in(dwelling_id="B-9", end_date=date(2021, 6, 30))]
    (dwelling,) = case(dwellings=[home], leases_in=leases).case.dwellings
    assert dwelling.lease_end == date(2021, 6, 30)
    assert dwelling.origins["lease_end"] == Place("Kontrakter.xlsx", "Innleie", "G2")
