"""What the run says of rows and cells of the plan: residents, mistyped dwellings, dwellings gone, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from tests.steps.planning_desk import AS_OF, DAY, Desk, put, said, shared, stay, whys
from tests.steps.workbooks import dwelling_row, row_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_resident_missing_in_the_plan_is_said_and_shown_beside_the_room(desk: Desk) -> None:
    desk.edit(put("Plasser", "C2", None))
    desk.tenancies += [stay(2, "B", start_date=AS_OF + DAY)]

    outcome = desk.month()

    assert said(outcome) == [("P006", "C2", "Rommet har et løpende leieforhold, men Beboer er tom i planen.")]
    assert [row["Kontroll"] for row in desk.rows("Plasser")] == ["Beboer mangler i planen", None]
    desk.edit(put("Plasser", "C2", "EM-1"))
    assert said(desk.month()) == []
    assert [row["Kontroll"] for row in desk.rows("Plasser")] == [None, None]


def test_a_resident_without_a_tenancy_is_said_and_shown_beside_the_room(desk: Desk) -> None:
    desk.edit(put("Plasser", "C3", "EM-4"))

    outcome = desk.run()

    assert said(outcome) == [("P007", "C3", "Beboeren i planen har ikke noe løpende leieforhold i rommet.")]
    assert [row["Kontroll"] for row in desk.rows("Plasser")] == [None, "Beboeren har ikke leieforhold i rommet"]


def test_a_room_that_the_run_adds_asks_for_its_resident(desk: Desk) -> None:
    desk.plan([], [])

    outcome = desk.month()

    (finding,) = (item for item in outcome.findings if item.rule_id == "P006")
    assert (finding.place.sheet, finding.place.cell, finding.room) == ("Plasser", "C2", "A")
    assert [row["Kontroll"] for row in desk.rows("Plasser")] == ["Beboer mangler i planen", None]
    assert said(desk.run()) == [("P006", "C2", "Rommet har et løpende leieforhold, men Beboer er tom i planen.")]


def test_a_mistyped_dwelling_is_left_alone_and_said(desk: Desk) -> None:
    desk.plan(
        [row_of(SettlementPlan, dwelling_id="B-1"), row_of(SettlementPlan, dwelling_id="B-1 X", place_status="Full")],
        [row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-1")],
    )

    for _ in range(2):
        outcome = desk.month()
        assert [item for item in said(outcome) if item[0] != "P009"] == [
            ("P008", "A5", "Bolig B-1 X finnes ikke i Boliger. Raden er ikke oppdatert.")
        ]
        assert {name: value for name, value in desk.rows()[1].items() if value} == {
            "Bolignr": "B-1 X",
            "Status": "Full",
        }


def test_a_dwelling_in_the_register_that_is_not_shared_is_marked_though_no_run_knew_it(desk: Desk) -> None:
    desk.dwellings += [dwelling_row("B-2")]
    desk.plan([row_of(SettlementPlan, dwelling_id=dwelling_id) for dwelling_id in ("B-1", "B-2")], [])

    desk.run()

    assert [row["Status"] for row in desk.rows()] == ["Ledige plasser", "Utgått"]


def test_the_rooms_of_a_dwelling_that_has_left_keep_no_ages(desk: Desk) -> None:
    desk.month()
    desk.edit(put("Plasser", "G3", AS_OF))
    desk.dwellings = [shared(in_stock_to=AS_OF - DAY)]

    outcome = desk.month()

    room_a, room_b = desk.rows("Plasser")
    assert (room_a["Beboer"], room_a["Alder"], room_a["Fyller 18"], room_a["Ledig fra"]) == ("EM-1", None, None, None)
    assert room_b["Ledig fra"] is None
    assert said(outcome) == []


def test_a_lost_sheet_of_changes_is_said_where_values_differ(desk: Desk) -> None:
    def lose(book: Any) -> None:
        del book["Endringer"]

    desk.month()
    desk.edit(lose)
    assert said(desk.month()) == []
    desk.edit(lose)
    desk.edit(put("Fellesboliger", "B4", "Granlia 14"))
    desk.edit(put("Fellesboliger", "N4", "sett over"))

    outcome = desk.run()

    assert said(outcome) == [
        (
            "P009",
            "",
            "Arket Endringer mangler, så programmet vet ikke hva det skrev sist. Verdier som er ulike, står som de er.",
        ),
        ("P001", "B4", "«Adresse» i planen er «Granlia 14», men kildene gir «Granlia 12». Planens verdi er beholdt."),
        (
            "P001",
            "N4",
            "«Kontroll» i planen er «sett over», men etter kildene skal cellen være tom. Planens verdi er beholdt.",
        ),
    ]
    assert whys(outcome, "Adresse") == [
        "Planen og kildene er ulike, og programmet vet ikke hvem som har rett. Deres verdi står."
    ]


def test_why_a_cell_was_written(desk: Desk) -> None:
    assert whys(desk.month(), "Adresse") == ["Cellen var tom og er fylt ut."]
    desk.dwellings = [shared(house_number=13)]
    assert whys(desk.month(), "Adresse") == ["Kildene er endret siden sist."]
    desk.dwellings = [shared(house_number=14)]
    desk.edit(put("Fellesboliger", "B4", "Granlia 15"))
    assert whys(desk.month(), "Adresse") == ["Både dere og kildene har en ny verdi. Deres verdi står."]


def test_rooms_with_numbers_are_added_as_numbers_and_known_again(desk: Desk) -> None:
    desk.dwellings = [shared(), shared("B-2", places=3)]
    desk.tenancies += [stay(2, "2", dwelling_id="B-2"), stay(3, "03", dwelling_id="B-2")]

    desk.month()

    assert [row["Rom"] for row in desk.rows("Plasser")] == ["A", "B", "03", 1, 2]
    assert desk.month().plan.new_rows == ()
