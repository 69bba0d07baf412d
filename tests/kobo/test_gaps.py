from __future__ import annotations

from typing import Any

import pytest

from tests.builders import dwelling, shared_dwelling, tenancy
from tests.kobo.importing_desk import imported, rows_of, told

OWNER = "Eieren mangler. Kobo krever navnet når kommunen ikke eier boligen."
FORMULA = "Teksten begynner med et tegn som regneark leser som en formel. Skriv den uten tegnet."
PHONE = "Mobilnummeret kan ikke leses. Skriv åtte sifre, eller landkode med + foran."
REFUSED = (
    "Kobo har ingen disposisjonsform for «{}». Rett «Disposisjonsform» hvis den er feil. "
    "Stemmer den, kan boligen ikke være med i filen, og det er ingenting å gjøre."
)
ACCESS = "Det er ikke kjent om boligen er tilpasset rullestol. Kobo leser et tomt felt som nei."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"street_name": None}, [("gatenavn", "«Gatenavn» er ikke fylt ut.", True)]),
        ({"dwelling_type": None}, [("koboboligtype", "«Boligtype» er ikke fylt ut.", True)]),
        ({"dwelling_status": None}, [("boligstatus", "«Boligstatus» er ikke fylt ut.", True)]),
        ({"cadastre": None}, [("gnrbnr", "«Gnr/bnr» er ikke fylt ut.", False)]),
        ({"rent_nok_month": None}, [("manedsleie", "«Månedsleie» er ikke fylt ut.", False)]),
        ({"wheelchair_accessible": None}, [("errullestoltilpasset", ACCESS, False)]),
        ({"wheelchair_accessible": False, "has_staff_base": None, "house_letter": None}, []),
        ({"disposal_form": "INNLEID_FRA_PRIVATPERSON"}, [("boligeiersnavn", OWNER, True)]),
        ({"disposal_form": "INNLEID_FRA_KOMMUNALT_FORETAK"}, [("boligeiersnavn", OWNER, True)]),
        (
            {"disposal_form": "PRIVAT_TILVISNINGSRETT", "street_name": None},
            [("kobodisposisjonsform", REFUSED.format("Tilvisningsavtale"), True)],
        ),
        (
            {"disposal_form": "PRIVAT_TILDELINGSRETT"},
            [("kobodisposisjonsform", REFUSED.format("Tildelingsavtale"), True)],
        ),
        ({"owner_name": "=1+1"}, [("boligeiersnavn", FORMULA, False)]),
        ({"owner_name": "=1+1", "disposal_form": "INNLEID_FRA_STIFTELSE"}, [("boligeiersnavn", FORMULA, True)]),
        ({"street_name": "@SUM(A1)"}, [("gatenavn", FORMULA, True)]),
        ({"water_meter": "-1"}, [("malernummervann", FORMULA, False)]),
        ({"owner_mobile": "+47 ring meg"}, [("boligeiersmobilnummer", PHONE, False)]),
        ({"owner_mobile": "+47 000 00 000"}, []),
        (
            {"owner_organisation_no": "123456786"},
            [("boligeiersorganisasjonsnummer", "Organisasjonsnummeret har feil kontrollsiffer.", False)],
        ),
        ({"owner_organisation_no": "123456785"}, []),
    ],
)
def test_what_is_missing_and_whether_the_row_is_left_out(
    changes: dict[str, Any], expected: list[tuple[str, str, bool]]
) -> None:
    made = imported(dwelling(**changes))

    assert told(made) == expected
    assert len(rows_of(made)) == (0 if any(is_left_out for *_, is_left_out in expected) else 1)


def test_what_cannot_be_written_is_not() -> None:
    row = rows_of(imported(dwelling(water_meter="=1", owner_mobile="ring", owner_organisation_no="123456786")))[0]
    assert {"malernummervann", "boligeiersmobilnummer", "boligeiersorganisasjonsnummer"}.isdisjoint(row)


def test_no_value_about_a_person_is_told() -> None:
    made = imported(dwelling(owner_name="=Hemmelig", owner_mobile="Hemmelig", remarks="Hemmelig"))
    assert not any("Hemmelig" in reason for _, reason, _ in told(made))


def test_two_dwellings_that_kobo_cannot_tell_apart_are_both_left_out() -> None:
    made = imported(
        dwelling(),
        dwelling(dwelling_id="B-2", street_name="INGENSTEDSVEIEN"),
        dwelling(dwelling_id="B-3", unit_subref="A"),
    )
    reason = "En annen rad har samme adresse, bruksenhet og romreferanse. Skriv noe i «Romreferanse» som skiller dem."

    assert told(made) == [("ekstrareferanse", reason, True)] * 2
    assert [row.get("ekstrareferanse") for row in rows_of(made)] == ["A"]


def test_one_that_is_left_out_anyway_stands_in_nobodys_way() -> None:
    made = imported(dwelling(), dwelling(dwelling_id="B-2", disposal_form="PRIVAT_TILDELINGSRETT"))
    assert len(rows_of(made)) == 1


def test_a_room_whose_name_cannot_be_written_is_left_out() -> None:
    made = imported(shared_dwelling(places=2), tenancies=[tenancy(room="=1"), tenancy(tenancy_id="L-2", room="B")])
    assert ("ekstrareferanse", FORMULA, True) in told(made)
    assert [row["ekstrareferanse"] for row in rows_of(made)] == ["B"]


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        ("gatenavn", []),
        ("statusdato", [("statusdato", "«Statusdato» er ikke fylt ut.", True)]),
        ("Husbokstav ,", [("husbokstav", "«Bokstav» er ikke fylt ut.", True)]),
        ("hovedsoker", [("hovedsoker", "Feltet fylles aldri ut.", True)]),
        (
            "leieforholdstartdato",
            [("leieforholdstartdato", "Det er ikke ett kjent leieforhold med egen kontrakt.", True)],
        ),
        ("erdognbemannet", [("erdognbemannet", "«Døgnbemannet» er ikke fylt ut.", True)]),
    ],
)
def test_staff_decide_what_must_have_a_value(required: str, expected: list[tuple[str, str, bool]]) -> None:
    assert told(imported(dwelling(), required=required)) == expected


def test_a_known_no_is_a_value() -> None:
    made = imported(dwelling(is_staffed_day_and_night=False), required="erdognbemannet, errullestoltilpasset")
    assert told(made) == []


def test_a_setting_that_names_no_column_is_told() -> None:
    assert imported(dwelling(), required="gatenavn, gate, poststed").unknown_columns == ("gate", "poststed")
