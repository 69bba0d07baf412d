"""Columns that sheets have beside ours, or instead of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.flow import Normalised
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.steps.workbooks import REQUIRED, Rows, dwelling_row, headings, plan_sheets, row_of, small_input

ADDRESS = (Dwellings.street_name, "house_number", "house_letter", "unit_number", "unit_subref")
FIRST = ["Bolignr", "Disposisjonsform", "Fellesbolig"]


def run(folder: Path, dwellings: Rows, **books: Any) -> Normalised:
    located = locate(read(small_input(folder, dwellings, **books)), REQUIRED)
    assert not any(item.rule_id == "I004" and "Gatenavn" in item.message for item in located.findings)
    return normalise(located)


def said(found: Normalised) -> list[tuple[str, str, str]]:
    return [(item.rule_id, item.place.cell, item.message) for item in found.findings]


def row(found: Normalised, columns: tuple[str, ...], at: int = 0) -> tuple[Any, ...]:
    frame = found.tables.frame(Dwellings)
    return tuple(None if pd.isna(frame[name].iat[at]) else frame[name].iat[at] for name in columns)


def only_address(*addresses: str) -> Rows:
    """Dwellings B-1, B-2 … whose whole address stands in one cell."""
    other = ["Postnr", "Poststed", "Boligtype", "Bruksareal", "Antall rom", "Antall soverom", "Antall plasser"]
    rows = [[f"B-{at}", "Eid", "nei", address] for at, address in enumerate(addresses, start=1)]
    return [[*FIRST, "Adresse", *other], *rows]


def test_an_address_in_one_cell_fills_the_columns_that_are_not_there(tmp_path: Path) -> None:
    found = run(tmp_path, only_address("Storgata 63 A, H0101", "Storgata 2B", "Nygata 63, U0102, A", "Åsvegen 7"))

    assert [row(found, ADDRESS, at) for at in range(4)] == [
        ("Storgata", 63, "A", "H0101", None),
        ("Storgata", 2, "B", None, None),
        ("Nygata", 63, None, "U0102", "A"),
        ("Åsvegen", 7, None, None, None),
    ]
    assert said(found) == [
        (
            "I135",
            "D1",
            "«Adresse» er brukt der Gatenavn, Husnr, Bokstav, Bruksenhetsnr og Romreferanse ikke er fylt ut.",
        )
    ]


def test_an_address_that_cannot_be_taken_apart_is_said_and_the_row_is_used(tmp_path: Path) -> None:
    found = run(tmp_path, only_address("Storgata 63-65"))

    assert row(found, (Dwellings.dwelling_id, *ADDRESS)) == ("B-1", None, None, None, None, None)
    assert said(found) == [
        ("I136", "D2", "«Storgata 63-65» i «Adresse» kan ikke deles i gatenavn, husnummer og bruksenhet.")
    ]


def test_own_columns_win_and_disagreement_is_said(tmp_path: Path) -> None:
    rows = [
        [*headings(Dwellings), "Adresse"],
        [*row_of(Dwellings, dwelling_id="B-1", disposal_form="Eid", is_shared_housing="nei", street_name="Storgata",
                 house_number=63, unit_number="H0101"), "STORGATA 64, H 0101"],
    ]  # fmt: skip

    found = run(tmp_path, rows)

    assert row(found, ADDRESS) == ("Storgata", 63, None, "H0101", None)
    assert said(found) == [("I137", "C2", "«Husnr» er 63, men «Adresse» sier 64. 63 er brukt.")]


def test_gnr_and_bnr_in_columns_of_their_own(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[*headings(Dwellings), "Gnr", "Bnr"]]
    for at, (gnr, bnr) in enumerate([(118, "0507"), (118, None), (None, 3), (None, None)], start=1):
        rows.append([*row_of(Dwellings, dwelling_id=f"B-{at}", disposal_form="Eid", is_shared_housing="nei"), gnr, bnr])

    found = run(tmp_path, rows)

    assert [row(found, (Dwellings.cadastre,), at)[0] for at in range(4)] == ["118/507", None, None, None]
    assert [(rule, message) for rule, _, message in said(found)] == [
        ("I138", "Raden har «Gnr», men ikke «Bnr»."),
        ("I138", "Raden har «Bnr», men ikke «Gnr»."),
    ]


def small_dwellings(*ids: str) -> Rows:
    return [
        headings(Dwellings),
        *(row_of(Dwellings, dwelling_id=name, disposal_form="Eid", is_shared_housing="nei") for name in ids),
    ]


def tenancy(**values: Any) -> list[Any]:
    row: dict[str, Any] = {"tenancy_id": "L-1", "dwelling_id": "B-1", "has_own_contract": "ja"}
    return row_of(Tenancies, **{**row, "start_date": date(2019, 1, 1), **values})


def test_a_tenant_that_is_no_person_is_no_tenancy(tmp_path: Path) -> None:
    rows = [
        [*headings(Tenancies), "Leietaker"],
        [*tenancy(), "Kari Oppdiktet"],
        [*tenancy(tenancy_id="L-2", has_own_contract=None), "Passiv"],
        [*tenancy(tenancy_id="L-3", household_id="midlertidig  bolig"), None],
        [*tenancy(tenancy_id="L-4"), "Flyktningtjenesten"],
    ]

    found = run(tmp_path, small_dwellings("B-1"), Kontrakter={"Leieforhold": rows})

    table = found.tables[Tenancies]
    assert (table.rows_read, table.frame[Tenancies.tenancy_id].tolist()) == (4, ["L-1"])
    assert [(rule, cell[1:], message) for rule, cell, message in said(found)] == [
        ("I132", "3", "«Passiv» i «Leietaker» er ikke en person. Raden er ikke regnet som leieforhold."),
        ("I132", "5", "«Flyktningtjenesten» i «Leietaker» er ikke en person. Raden er ikke regnet som leieforhold."),
        ("I132", "4", "«Midlertidig bolig» i «Husstandsnr» er ikke en person. Raden er ikke regnet som leieforhold."),
    ]
    assert "Oppdiktet" not in repr(found.findings)


@pytest.mark.parametrize("model", [Tenancies, LeasesIn])
def test_the_day_a_contract_runs_out_stands_for_an_end_that_is_missing(model: Any, tmp_path: Path) -> None:
    first = {"tenancy_id": "L-1", "has_own_contract": "ja"} if model is Tenancies else {"lease_id": "L-1"}
    day = {"dwelling_id": "B-1", "start_date": date(2019, 1, 1), "end_date": date(2019, 6, 30)}
    second = {**first, next(iter(first)): "L-2"}
    rows = [
        [*headings(model), "Kontrakt utgår"],
        [*row_of(model, **first, **{**day, "end_date": None}), "31.12.2021"],
        [*row_of(model, **second, **day), "31.12.2021"],
    ]
    sheet = "Leieforhold" if model is Tenancies else "Innleie"

    found = run(tmp_path, small_dwellings("B-1"), Kontrakter={sheet: rows})

    ends = found.tables.frame(model)["end_date"]
    assert [end.date() for end in ends] == [date(2021, 12, 31), date(2019, 6, 30)]
    missing = "Utflyttet" if model is Tenancies else "Til"
    assert [(rule, message) for rule, _, message in said(found)] == [
        ("I133", f"«{missing}» er tom. Datoen 31.12.2021 i «Kontrakt utgår» er brukt i stedet.")
    ]


def test_identifiers_that_lost_their_zeros_or_won_blanks_are_joined(tmp_path: Path) -> None:
    rows = [headings(Tenancies)]
    for at, name in enumerate(["00123", 123, "123.0", "b 1", "B-2\u200b", "77"], start=1):
        rows.append(tenancy(tenancy_id=f"L-{at}", dwelling_id=name))

    found = run(tmp_path, small_dwellings("00123", "B1", "b-2"), Kontrakter={"Leieforhold": rows})

    joined = found.tables.frame(Tenancies)[Tenancies.dwelling_id].tolist()
    assert joined == ["00123", "00123", "00123", "B1", "B-2", "77"]
    assert said(found) == [
        ("I134", "B3", "«123» i «Bolignr» er lest som 00123, slik det står i Boliger."),
        ("I134", "B4", "«123» i «Bolignr» er lest som 00123, slik det står i Boliger."),
        ("I134", "B5", "«B 1» i «Bolignr» er lest som B1, slik det står i Boliger."),
    ]


def test_an_identifier_that_could_be_two_is_left_alone(tmp_path: Path) -> None:
    rows = [headings(Tenancies), tenancy(dwelling_id="0123")]

    found = run(tmp_path, small_dwellings("00123", "123"), Kontrakter={"Leieforhold": rows})

    assert found.tables.frame(Tenancies)[Tenancies.dwelling_id].tolist() == ["0123"]
    assert said(found) == []


def test_an_identifier_of_a_person_is_masked(tmp_path: Path) -> None:
    youth = row_of(Youths, youth_id="0042", birth_date=date(2003, 1, 1))
    books = {"Ungdom": {"EM-ungdom": [headings(Youths), youth]}}
    rows = [headings(Tenancies), tenancy(youth_id=42)]

    found = run(tmp_path, small_dwellings("B-1"), Kontrakter={"Leieforhold": rows}, **books)

    assert found.tables.frame(Tenancies)[Tenancies.youth_id].tolist() == ["0042"]
    assert [item.message for item in found.findings if item.rule_id == "I134"] == [
        "«•••» i «Ungdomsnr» er lest som •••, slik det står i EM-ungdom."
    ]


@pytest.mark.parametrize(
    ("text", "unit", "room"),
    [
        ("U0102, A", "U0102", "A"),
        ("H0101 rom 2", "H0101", "2"),
        ("H0101A", "H0101", "A"),
        ("h 0101 - hybel b", "H0101", "B"),
        ("H0101 (rom nr. 12)", "H0101", "12"),
        ("H0101-1", "H0101", "1"),
    ],
)
def test_a_room_after_the_unit_number_fills_the_room_reference(text: str, unit: str, room: str, tmp_path: Path) -> None:
    found = run(tmp_path, [headings(Dwellings), dwelling_row("B-1", unit_number=text)])

    assert row(found, ("unit_number", "unit_subref")) == (unit, room)
    assert [(rule, message) for rule, _, message in said(found)] == [
        ("I143", f"«{text}» i «Bruksenhetsnr» er lest som bruksenheten {unit} og et rom i den.")
    ]


@pytest.mark.parametrize("text", ["H0101, H0102", "H0101 1. etg", "H01012", "H0101 rom", "H0101, 123", "H0101 AB"])
def test_what_is_more_than_a_unit_and_a_room_is_not_read(text: str, tmp_path: Path) -> None:
    found = run(tmp_path, [headings(Dwellings), dwelling_row("B-1", unit_number=text)])

    assert row(found, ("unit_number", "unit_subref")) == (None, None)
    assert [rule for rule, *_ in said(found)] == ["I105"]


def test_a_room_after_the_unit_that_is_not_the_room_reference_is_said(tmp_path: Path) -> None:
    rows = [dwelling_row("B-1", unit_number="H0101, A", unit_subref="B"), dwelling_row("B-2", unit_number="H0101, A")]
    found = run(tmp_path, [headings(Dwellings), *rows])

    assert [row(found, ("unit_subref",), at) for at in (0, 1)] == [("B",), ("A",)]
    assert [message for rule, _, message in said(found) if rule == "I137"] == [
        "«Romreferanse» er B, men «Bruksenhetsnr» sier A. B er brukt."
    ]


def rooms(plan: list[tuple[str, str]], lived_in: list[tuple[str, str]]) -> Any:
    """A plan with these rooms, and tenancies in those."""
    places = [row_of(PlanPlaces, dwelling_id=dwelling, room=room) for dwelling, room in plan]
    stays = [
        row_of(
            Tenancies,
            tenancy_id=f"L-{at}",
            dwelling_id=dwelling,
            room=room,
            has_own_contract="ja",
            start_date=date(2019, 1, at),
        )
        for at, (dwelling, room) in enumerate(lived_in, start=1)
    ]
    return {
        "Bosettingsplan": {**plan_sheets(), "Plasser": [headings(PlanPlaces), *places]},
        "Kontrakter": {"Leieforhold": [headings(Tenancies), *stays]},
    }


@pytest.mark.parametrize(
    ("plan", "lived_in", "read"),
    [
        ([("B-1", "1"), ("B-1", "2")], [("B-1", "01"), ("B-1", "Rom 2")], ["1", "2"]),
        ([("B-1", "01")], [("B-1", "1"), ("B-1", "hybel 1")], ["1", "HYBEL 1"]),
        ([("B-1", "1"), ("B-1", "01")], [("B-1", "001")], ["001"]),
        ([("B-1", "A")], [("B-1", "rom a"), ("B-2", "01")], ["A", "01"]),
        ([("B-1", "1"), ("B-2", "02")], [("B-1", "01"), ("B-2", "2"), ("B-2", "1")], ["1", "02", "1"]),
        ([("B-1", "10")], [("B-1", "1")], ["1"]),
    ],
)
def test_a_room_that_two_tables_write_differently_is_one(
    plan: list[tuple[str, str]], lived_in: list[tuple[str, str]], read: list[str], tmp_path: Path
) -> None:
    register = [headings(Dwellings), dwelling_row("B-1"), dwelling_row("B-2")]

    found = run(tmp_path, register, **rooms(plan, lived_in))

    assert found.tables.frame(Tenancies)["room"].tolist() == read
    written = [text.upper() for _, text in lived_in]
    assert [message for rule, _, message in said(found) if rule == "I134"] == [
        f"«{before}» i «Rom» er lest som {after}, slik det står i Plasser."
        for before, after in zip(written, read, strict=True)
        if before != after
    ]
