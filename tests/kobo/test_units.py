from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.kobo.importing import kobo_import
from pipeline.protection import protection_of
from tests.builders import context, dwelling, make_tables, plan_place, shared_dwelling, tenancy
from tests.kobo.importing_desk import imported, rows_of, told

FIELDS = ("ekstrareferanse", "boligstatus", "leieforholdstartdato")


def rooms(changes: dict[str, Any], *tenancies: dict[str, Any], **tables: Any) -> list[tuple[str, ...]]:
    rows = [tenancy(tenancy_id=f"L-{at}", **each) for at, each in enumerate(tenancies)]
    made = imported(shared_dwelling(**changes), tenancies=rows, **tables)
    return [tuple(row.get(name, "") for name in FIELDS) for row in rows_of(made)]


def test_own_contracts_give_a_row_for_every_room() -> None:
    later = {"room": "B", "start_date": date(2019, 5, 1)}

    assert rooms({}, {}, later) == [
        ("A", "UTLEID", "01.01.2019"),
        ("B", "UTLEID", "01.05.2019"),
        ("C", "KLAR_FOR_INNFLYTTING", ""),
    ]


@pytest.mark.parametrize(
    "without", [(), ({"has_own_contract": False},), ({}, {"room": "B", "has_own_contract": False})]
)
def test_without_own_contracts_for_all_the_house_is_one_row(without: tuple[dict[str, Any], ...]) -> None:
    assert [row[:2] for row in rooms({}, *without)] == [("", "UTLEID")]


def test_an_empty_room_keeps_what_keeps_the_house_from_being_let() -> None:
    assert [row[1] for row in rooms({"dwelling_status": "VEDLIKEHOLD", "places": 2}, {})] == ["UTLEID", "VEDLIKEHOLD"]


def test_a_room_stands_after_the_dwellings_own_reference() -> None:
    assert [row[0] for row in rooms({"unit_subref": "X", "places": 2}, {})] == ["X A", "X B"]


def test_the_plans_rooms_are_the_rooms() -> None:
    places = [plan_place(room=room) for room in ("Nord", "Sør")]
    assert [row[0] for row in rooms({"places": 2}, {"room": "Nord"}, plan_places=places)] == ["Nord", "Sør"]


def test_what_is_known_of_the_whole_dwelling_alone_is_left_empty_and_said() -> None:
    made = imported(shared_dwelling(places=2, deposit_nok=9000.0), tenancies=[tenancy()])

    assert {"manedsleie", "depositum", "statusdato"}.isdisjoint({name for row in rows_of(made) for name in row})
    assert {row["antallsoverom"] for row in rows_of(made)} == {"1"}
    reason = "Opplysningen gjelder hele boligen og er ikke kjent for hvert rom."
    assert told(made) == [("manedsleie", reason, False), ("depositum", reason, False)] * 2


def test_a_resident_without_a_room_may_have_any_of_the_empty_ones() -> None:
    made = imported(shared_dwelling(), tenancies=[tenancy(), tenancy(tenancy_id="L-2", room=None)])

    assert [row["ekstrareferanse"] for row in rows_of(made)] == ["A"]
    reason = "En beboer mangler rom, så ingen vet hvilket av rommene som er leid ut."
    assert [each for each in told(made) if each[0] == "boligstatus"] == [("boligstatus", reason, True)] * 2


def test_dwellings_that_are_not_in_use_on_the_day_are_not_there() -> None:
    past, coming = date(2019, 10, 30), date(2019, 11, 1)
    made = imported(
        dwelling(dwelling_id="B-2", in_stock_to=past),
        dwelling(),
        dwelling(dwelling_id="B-3", in_stock_from=coming),
        tenancies=[tenancy(), tenancy(tenancy_id="L-2", dwelling_id="B-2"), tenancy(tenancy_id="L-3", dwelling_id="?")],
    )
    assert [row["leieforholdstartdato"] for row in rows_of(made)] == ["01.01.2019"]
    assert made.out_of_stock == 2


def test_a_dwelling_with_a_protected_address_is_left_out_and_counted() -> None:
    tables = make_tables(
        dwellings=[dwelling(), dwelling(dwelling_id="B-2")],
        tenancies=[tenancy(dwelling_id="B-2", address_protection="CONFIDENTIAL")],
    )
    made = kobo_import(tables, context(), protection_of(tables, context().as_of))
    assert list(made.table.frame["dwelling_id"]) == ["B-1"]
    assert (len(made.units), made.withheld, made.out_of_stock) == (1, 1, 0)


def test_no_dwellings_give_no_rows() -> None:
    assert rows_of(imported()) == []
