from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import dwelling, lease_in, tenancy
from tests.kobo.importing_desk import imported, rows_of, told

ORDINARY = {
    "kommunenummer": "9999",
    "gnrbnr": "9999/1",
    "bruksenhetsnummer": "H0101",
    "gatenavn": "Ingenstedsveien",
    "husnummer": "1",
    "postnummer": "0000",
    "koboboligtype": "ORDINAR_BOLIG",
    "kobodisposisjonsform": "KOMMUNALT_EID",
    "boligstatus": "UTLEID",
    "manedsleie": "8000",
    "antallsoverom": "2",
}
LEASED = {"disposal_form": "INNLEID_FRA_STIFTELSE"}


def test_an_ordinary_dwelling() -> None:
    made = imported(dwelling())

    assert rows_of(made) == [ORDINARY]
    assert told(made) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rent_nok_month": 8000.49}, {"manedsleie": "8000"}),
        ({"rent_nok_month": 8000.5}, {"manedsleie": "8001"}),
        ({"rent_nok_month": 0.0}, {"manedsleie": "0"}),
        ({"wheelchair_accessible": True}, {"errullestoltilpasset": "1"}),
        ({"cadastre": "118/507/3/12"}, {"gnrbnr": "118/507", "festenummer": "3", "seksjonsnummer": "12"}),
        ({"cadastre": "118/507/0/12"}, {"gnrbnr": "118/507", "seksjonsnummer": "12"}),
        ({"cadastre": "118/507", "section_no": 7, "ground_lease_no": 0}, {"gnrbnr": "118/507", "seksjonsnummer": "7"}),
        (
            {"cadastre": "118/507/3/12", "section_no": 7},
            {"gnrbnr": "118/507", "festenummer": "3", "seksjonsnummer": "7"},
        ),
        ({"unit_subref": "A"}, {"ekstrareferanse": "A"}),
        ({"status_date": date(2019, 3, 1)}, {"statusdato": "01.03.2019"}),
        ({"deposit_nok": 15000.0}, {"depositum": "15000"}),
        ({"electricity_meter": "M-1", "water_meter": "V-1"}, {"malernummerstrom": "M-1", "malernummervann": "V-1"}),
        ({"dwelling_subtype": "Bemannet"}, {"underkategoriboligtype": "Bemannet"}),
        (
            {"primary_school_district": "Skole A", "lower_secondary_school_district": "Skole B"},
            {"skolekretsbarneskole": "Skole A", "skolekretsungdomsskole": "Skole B"},
        ),
        (
            {"qualifies_for_vat_compensation": True, "is_staffed_day_and_night": True, "has_staff_base": True},
            {"kvalifiserermvakompensasjon": "1", "erdognbemannet": "1", "harpersonalbase": "1"},
        ),
        ({"has_staff_base": False, "is_staffed_day_and_night": None}, {}),
        ({"remarks": "Nøkkelboks 1234"}, {}),
    ],
)
def test_what_the_register_says_stands_in_kobos_words(changes: dict[str, Any], expected: dict[str, str]) -> None:
    assert rows_of(imported(dwelling(**changes))) == [ORDINARY | expected]


def test_the_municipality_is_the_one_set_where_the_register_does_not_say() -> None:
    made = imported(dwelling(municipality_no=None))
    assert told(made) == [("kommunenummer", "«Kommunenr» er ikke fylt ut.", True)]


def owner(register: str | None, *leases: dict[str, Any]) -> str | None:
    made = imported(
        dwelling(**LEASED, owner_name=register),
        leases_in=[lease_in(lease_id=f"A-{at}", **lease) for at, lease in enumerate(leases)],
    )
    return rows_of(made)[0].get("boligeiersnavn") if made.is_written[0] else None


def test_the_owner_is_the_registers_else_the_landlord_of_today() -> None:
    past = {"landlord": "Før", "end_date": date(2019, 10, 30)}
    today = {"landlord": "Nå", "end_date": date(2019, 10, 31)}
    coming = {"landlord": "Siden", "start_date": date(2019, 11, 1)}

    assert owner("Eier AS", today) == "Eier AS"
    assert owner(None, past, today, coming) == "Nå"
    assert owner(None, today, today) == "Nå"
    assert owner(None, past, coming) is None
    assert owner(None, today, {"landlord": "En annen"}) is None
    assert owner(None, {"landlord": None}) is None


def test_the_owner_of_a_municipal_dwelling_may_stand_but_need_not() -> None:
    assert rows_of(imported(dwelling(owner_name="Kommunen"))) == [ORDINARY | {"boligeiersnavn": "Kommunen"}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"leieforholdertidsubegrenset": "1", "leieforholdstartdato": "01.01.2019"}),
        (
            {"is_open_ended": False, "end_date": date(2021, 12, 31)},
            {"leieforholdstartdato": "01.01.2019", "leieforholdsluttdato": "31.12.2021"},
        ),
        ({"is_open_ended": None}, {"leieforholdstartdato": "01.01.2019"}),
        ({"has_own_contract": False}, {}),
        ({"start_date": date(2019, 11, 1)}, {}),
        ({"end_date": date(2019, 10, 30)}, {}),
    ],
)
def test_the_dwellings_only_contract_gives_its_dates_and_never_a_person(
    changes: dict[str, Any], expected: dict[str, str]
) -> None:
    assert rows_of(imported(dwelling(), tenancies=[tenancy(**changes)])) == [ORDINARY | expected]


def test_of_two_contracts_on_a_dwelling_neither_is_given() -> None:
    made = imported(dwelling(), tenancies=[tenancy(), tenancy(tenancy_id="L-2", room="B")])
    assert rows_of(made) == [ORDINARY]
