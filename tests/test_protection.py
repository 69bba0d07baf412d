from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from pipeline.finding import Place
from pipeline.protection import NOBODY, Protection, protection_of
from tests.builders import dwelling, lease_in, make_tables, plan_place, startlan_case, survey, tenancy, youth
from tests.builders_acquisitions import acquisition, handover, viewing
from tests.builders_families import (
    application,
    family_allocation,
    family_meeting,
    member,
    participant,
    priority_family,
    temporary_stay,
)

DAY = date(2019, 10, 31)
TENANT = {"household_id": "H-1", "youth_id": None}


def found(**tables: list[dict[str, Any]]) -> Protection:
    return protection_of(make_tables(**tables), DAY)


def rows(protection: Protection) -> dict[str, list[int]]:
    """Protected rows by sheet, the first under the header being 1."""
    return {sheet: sorted(row - 1 for row in numbers) for (_, sheet), numbers in protection.rows.items()}


def test_nobody_protected_is_nothing_to_hide() -> None:
    assert found(applications=[application(), application(application_id="S-2", address_protection="NONE")]) is NOBODY
    assert found() is NOBODY
    assert not NOBODY.is_named_in("H-1")
    assert not NOBODY.covers(Place("Søknader.xlsx", "Søknader", "A2"))


@pytest.mark.parametrize("code", ["CONFIDENTIAL", "STRICTLY_CONFIDENTIAL"])
def test_one_row_with_a_code_protects_all_rows_of_the_household(code: str) -> None:
    protection = found(
        applications=[application(), application(application_id="S-2", address_protection=code)],
        household_members=[member(), member(household_id="H-2")],
        temporary_stays=[temporary_stay(stay_id="M-2", household_id="H-2"), temporary_stay()],
        allocations=[family_allocation()],
        priority_families=[priority_family(), priority_family(family_id="F-2", household_id="H-2")],
        family_meetings=[family_meeting(family_id="F-2"), family_meeting()],
    )
    assert rows(protection) == {
        "Søknader": [1, 2],
        "Husstandsmedlemmer": [1],
        "Midlertidige opphold": [2],
        "Tildelinger": [1],
        "Satsningsfamilier": [1],
        "Møter": [2],
    }


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("household_members", member()),
        ("temporary_stays", temporary_stay()),
        ("priority_families", priority_family()),
        ("tenancies", tenancy(**TENANT)),
        ("applications", application()),
    ],
)
def test_the_code_may_stand_in_any_table_about_the_household(table: str, row: dict[str, Any]) -> None:
    tables: dict[str, list[dict[str, Any]]] = {
        "household_members": [member()],
        "temporary_stays": [temporary_stay()],
        "priority_families": [priority_family()],
        "tenancies": [tenancy(**TENANT)],
        "applications": [application()],
    }
    protection = found(**{**tables, table: [row | {"address_protection": "CONFIDENTIAL"}]})
    assert len(protection.rows) == len(tables)
    assert protection.ids["household_id"] == {"H-1"}


def test_rows_that_nothing_points_to_are_protected_by_their_own_code() -> None:
    coded = {"address_protection": "CONFIDENTIAL"}
    protection = found(
        foyer_participants=[participant(), participant(participant_id="FO-2", **coded)],
        startlan_cases=[startlan_case(**coded), startlan_case(case_id="S-2")],
    )
    assert rows(protection) == {"Foyer": [2], "Saker": [1]}
    assert protection.keys == {"FO-2", "S-1"}


@pytest.mark.parametrize(
    ("last", "is_home"),
    [(None, True), (date(2020, 1, 1), True), (DAY, True), (date(2019, 10, 30), False)],
)
def test_the_dwelling_is_protected_while_they_live_there(last: date | None, is_home: bool) -> None:
    protection = found(
        applications=[application(address_protection="CONFIDENTIAL", dwelling_id="B-1")],
        tenancies=[tenancy(**TENANT, end_date=last), tenancy(tenancy_id="L-2", household_id="H-9", youth_id="U-9")],
        dwellings=[dwelling(), dwelling(dwelling_id="B-2")],
        surveys=[survey()],
        leases_in=[lease_in()],
    )
    assert protection.ids["dwelling_id"] == ({"B-1"} if is_home else set())
    dwelling_rows = {"Boliger": [1], "Kartlegging": [1], "Innleie": [1]} if is_home else {}
    assert rows(protection) == {"Søknader": [1], "Leieforhold": [1, 2] if is_home else [1], **dwelling_rows}


def test_a_dwelling_that_they_are_to_have_is_protected_but_one_refused_is_not() -> None:
    coded = {"address_protection": "CONFIDENTIAL"}
    to_have = found(allocations=[family_allocation(dwelling_id="B-7")], applications=[application(**coded)])
    assert to_have.ids["dwelling_id"] == {"B-7"}
    refused = found(applications=[application(decision="REJECTED", dwelling_id="B-7", **coded)])
    assert refused.ids["dwelling_id"] == set()


def test_a_youth_protects_the_room_in_the_plan_and_how_the_dwelling_was_acquired() -> None:
    protection = found(
        youths=[youth(address_protection="STRICTLY_CONFIDENTIAL"), youth(youth_id="U-2")],
        plan_places=[plan_place(resident=" u-1 "), plan_place(room="B"), plan_place(dwelling_id="B-2")],
        acquisitions=[acquisition(acquisition_id="A-1", dwelling_id="B-1")],
        viewings=[viewing(acquisition_id="A-1")],
        handovers=[handover(acquisition_id="A-1"), handover(handover_id="O-2", acquisition_id="A-2")],
    )
    assert rows(protection) == {
        "EM-ungdom": [1],
        "Plasser": [1, 2],
        "Anskaffelser": [1],
        "Visninger": [1],
        "Overtakelser": [1],
    }


def test_names_are_found_as_whole_words_and_only_when_they_are_telling() -> None:
    protection = Protection(
        rows={("Søknader.xlsx", "Søknader"): frozenset({7})},
        ids={"household_id": frozenset({"H-0053", "12"}), "dwelling_id": frozenset({"B-1"})},
        keys=frozenset({"2019/0042", "884411"}),
    )
    for text in ("h-0053", "Se H-0053.", "sak 2019/0042 er", "(884411)"):
        assert protection.is_named_in(text)
        assert protection.are_named_in(["12 boliger", text, "", text]).tolist() == [False, True, False, True]
    for text in ("12 boliger", "H-00531", "XH-0053", "0053", "B-1", "2019", ""):
        assert not protection.is_named_in(text)
        assert not protection.are_named_in([text, text]).any()
    assert protection.covers(Place("Søknader.xlsx", "Søknader", "AB7"))
    assert not protection.covers(Place("Søknader.xlsx", "Søknader", "AB8"))
    assert not protection.covers(Place("Søknader.xlsx", "Søknader"))
    assert not protection.covers(Place("Søknader.xlsx", "Søknader", "A7:A9"))


@pytest.mark.parametrize(
    "text",
    [
        "Deler med EM–0123",
        "EM\N{NON-BREAKING HYPHEN}0123",
        "em\N{ZERO WIDTH SPACE}-0123",
        "Søsken\N{NO-BREAK SPACE}EM-0123",
        "i A\N{COMBINING RING ABOVE}s  7",
    ],
)
def test_names_are_found_however_their_signs_are_typed(text: str) -> None:
    protection = Protection(ids={"youth_id": frozenset({"EM-0123"})}, keys=frozenset({"ÅS 7"}))
    assert protection.is_named_in(text)
    assert protection.are_named_in(["to\nlinjer", text, "og\x0bflere"]).tolist() == [False, True, False]


def test_of_more_texts_than_are_looked_at_at_once_the_right_ones_are_found() -> None:
    texts = [f"EM-{number:05}" for number in range(25_000)]
    found = Protection(ids={"youth_id": frozenset({texts[9_999], texts[10_000], texts[-1]})}).are_named_in(texts)
    assert np.flatnonzero(found).tolist() == [9_999, 10_000, 24_999]


def test_the_open_part_is_all_the_rest() -> None:
    hidden = application(application_id="S-2", household_id="H-2", address_protection="CONFIDENTIAL")
    tables = make_tables(applications=[application(), hidden])
    left = protection_of(tables, DAY).open_part(tables)
    assert list(left.by_name["applications"].frame["household_id"]) == ["H-1"]
