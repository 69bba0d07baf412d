"""The staff's plan over several runs: each test is a month or two at the desk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.steps import update
from schemas.columns import table_spec
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from tests.steps.planning_desk import AS_OF, DAY, IN_STOCK_FROM, Desk, put, results, said, shared, stay
from tests.steps.workbooks import dwelling_row, headings, row_of, write_book

OURS = {column.title: column for column in table_spec(SettlementPlan).columns}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_first_run_fills_what_is_blank(desk: Desk) -> None:
    outcome = desk.run()

    assert said(outcome) == []
    (row,) = desk.rows()
    assert {name: value for name, value in row.items() if value is not None} == {
        "Bolignr": "B-1",
        "Adresse": "Granlia 12",
        "Antall plasser": 2,
        "Belagt": 1,
        "Ledige plasser": 1,
        "Ledig fra": IN_STOCK_FROM,
        "Status": "Ledige plasser",
    }
    room_a, room_b = desk.rows("Plasser")
    assert (room_a["Alder"], room_a["Fyller 18"], room_a["Ledig fra"]) == (17, date(2020, 3, 15), None)
    assert (room_b["Alder"], room_b["Fyller 18"], room_b["Ledig fra"]) == (None, None, IN_STOCK_FROM)


def test_a_first_run_that_meets_another_value_leaves_it_and_says_both(desk: Desk) -> None:
    desk.plan(
        [row_of(SettlementPlan, dwelling_id="B-1", address="Granlia 14", places=2, landlord="Kari Utleier")],
        [row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-1", age=16)],
    )

    outcome = desk.run()

    (row,) = desk.rows()
    assert (row["Adresse"], row["Antall plasser"], row["Belagt"]) == ("Granlia 14", 2, 1)
    assert said(outcome) == [
        (
            "P009",
            "",
            "Arket Endringer mangler, så programmet vet ikke hva det skrev sist. Verdier som er ulike, står som de er.",
        ),
        (
            "P001",
            "B4",
            "«Adresse» i planen er «Granlia 14», men kildene gir «Granlia 12». Planens verdi er beholdt.",
        ),
        ("P001", "D2", "«Alder» i planen stemmer ikke med kildene. Planens verdi er beholdt."),
    ]
    assert desk.rows("Plasser")[0]["Alder"] == 16


def test_what_only_the_sources_changed_is_written(desk: Desk) -> None:
    desk.month()
    desk.dwellings = [shared(places=3, house_number=13)]

    outcome = desk.month()

    (row,) = desk.rows()
    assert (row["Adresse"], row["Antall plasser"], row["Ledige plasser"]) == ("Granlia 13", 3, 2)
    assert said(outcome) == []
    assert results(outcome, "Antall plasser") == ["skrevet"]


def test_what_only_the_staff_changed_stands_month_after_month(desk: Desk) -> None:
    desk.month()
    desk.edit(put("Fellesboliger", "B4", "Granlia 12, 2. etasje"))
    desk.edit(put("Fellesboliger", "E4", 5))

    for _ in range(3):
        outcome = desk.month()
        (row,) = desk.rows()
        assert (row["Adresse"], row["Antall plasser"]) == ("Granlia 12, 2. etasje", 5)
        assert results(outcome, "Adresse") == results(outcome, "Antall plasser") == ["overstyrt"]
        assert said(outcome) == []


def test_what_both_changed_stands_and_is_said_month_after_month(desk: Desk) -> None:
    desk.month()
    desk.edit(put("Fellesboliger", "B4", "Granlia 14"))
    desk.dwellings = [shared(house_number=13)]

    for _ in range(2):
        outcome = desk.month()
        assert [item[0] for item in said(outcome)] == ["P001"]
        assert desk.rows()[0]["Adresse"] == "Granlia 14"


def test_a_value_given_back_is_filled_again(desk: Desk) -> None:
    desk.month()
    desk.edit(put("Fellesboliger", "B4", "Granlia 14"))
    desk.month()
    desk.edit(put("Fellesboliger", "B4", None))

    desk.month()

    assert desk.rows()[0]["Adresse"] == "Granlia 12"


def test_a_run_on_its_own_result_changes_no_byte(desk: Desk) -> None:
    desk.dwellings = [shared(), shared("B-2", house_number=14)]
    desk.month()
    desk.month()
    before = desk.plan_file.read_bytes()

    desk.month()

    assert desk.plan_file.read_bytes() == before


def test_a_dwelling_that_has_left_stays_marked(desk: Desk) -> None:
    desk.month()
    desk.dwellings = [shared("B-9", house_number=3)]

    desk.month()

    first, second = desk.rows()
    assert (first["Bolignr"], first["Status"], first["Adresse"]) == ("B-1", "Utgått", "Granlia 12")
    assert (second["Bolignr"], second["Status"]) == ("B-9", "Ledige plasser")


@pytest.mark.parametrize(
    "changes",
    [{"is_shared_housing": "kanskje"}, {"is_shared_housing": None}, {"places": None}, {"places": "to"}],
)
def test_a_dwelling_whose_row_cannot_be_used_has_not_left(changes: dict[str, Any], desk: Desk) -> None:
    desk.month()
    desk.dwellings = [shared(**changes)]

    desk.month()

    assert desk.rows()[0]["Status"] == "Ledige plasser"


def test_new_dwellings_and_rooms_are_appended_below(desk: Desk) -> None:
    desk.dwellings = [shared(), shared("B-2", house_number=14, places=3), dwelling_row("B-3")]
    desk.tenancies += [stay(2, "Loft", dwelling_id="B-2", youth_id=None)]

    outcome = desk.month()

    assert [row["Bolignr"] for row in desk.rows()] == ["B-1", "B-2"]
    assert [(row["Bolignr"], row["Rom"], row["Alder"]) for row in desk.rows("Plasser")] == [
        ("B-1", "A", 17),
        ("B-1", "B", None),
        ("B-2", "A", None),
        ("B-2", "B", None),
        ("B-2", "LOFT", None),
    ]
    assert said(outcome) == []
    assert desk.month().plan.new_rows == ()


def test_staff_may_sort_rows_and_put_in_columns_of_their_own(desk: Desk) -> None:
    desk.dwellings = [shared(), shared("B-2", house_number=14)]
    desk.month()

    def rearrange(book: Any) -> None:
        sheet = book["Fellesboliger"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=5)]
        for number, row in enumerate(reversed(rows), start=4):
            for at, value in enumerate(row, start=1):
                sheet.cell(number, at).value = value
        sheet.insert_cols(3)
        sheet["C3"] = "Nøkkelboks"
        sheet["C4"] = "deres"

    desk.edit(rearrange)
    desk.dwellings = [shared(house_number=20), shared("B-2", house_number=21)]

    outcome = desk.month()

    assert [(row["Bolignr"], row["Adresse"], row["Nøkkelboks"]) for row in desk.rows()] == [
        ("B-2", "Granlia 21", "deres"),
        ("B-1", "Granlia 20", None),
    ]
    assert said(outcome) == []


def test_only_our_columns_are_ever_written(desk: Desk) -> None:
    desk.plan(
        [row_of(SettlementPlan, dwelling_id="B-1", responsible="Opal", remarks="Ring først")],
        [row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-1", planned_move_out=AS_OF + DAY)],
    )

    desk.run()

    assert (desk.rows()[0]["Ansvarlig"], desk.rows()[0]["Merknad"]) == ("Opal", "Ring først")
    room = desk.rows("Plasser")[0]
    assert (room["Beboer"], room["Planlagt utflytting"], room["Innflyttet"]) == ("EM-1", AS_OF + DAY, None)


def test_another_resident_than_the_tenancys_is_said_without_a_name(desk: Desk) -> None:
    desk.plan(
        [row_of(SettlementPlan, dwelling_id="B-1")],
        [row_of(PlanPlaces, dwelling_id="B-1", room="A", resident="EM-4")],
    )

    assert said(desk.run()) == [
        ("P004", "C2", "Beboeren i planen er ikke den som har et løpende leieforhold i rommet.")
    ]


def test_a_formula_in_our_cell_is_left_and_said(desk: Desk) -> None:
    desk.edit(put("Fellesboliger", "B4", '="Granlia "&12'))

    outcome = desk.run()

    assert openpyxl.load_workbook(desk.result)["Fellesboliger"]["B4"].value == '="Granlia "&12'
    assert {item[0] for item in said(outcome)} <= {"P001", "P002", "P009"}
    assert [item[1] for item in said(outcome) if item[1]] == ["B4"]


def test_a_drop_down_that_does_not_allow_our_value_is_a_finding(desk: Desk) -> None:
    def restrict(book: Any) -> None:
        rule = DataValidation(type="list", formula1='"Full,Tom"', allow_blank=True, showErrorMessage=True)
        rule.add("M4:M20")
        book["Fellesboliger"].add_data_validation(rule)

    assert list(OURS).index("Status") == 12
    desk.edit(restrict)

    outcome = desk.run()

    assert desk.rows()[0]["Status"] is None
    ((rule_id, cell, message),) = said(outcome)
    assert (rule_id, cell) == ("P002", "M4")
    assert message.startswith("«Status» skulle vært «Ledige plasser», men er ikke skrevet: ")
    assert results(outcome, "Status") == ["ikke skrevet"]


def test_a_sheet_of_the_staffs_own_called_kontroll_is_left_and_said(desk: Desk) -> None:
    def own_sheet(book: Any) -> None:
        book.create_sheet("kontroll")["A1"] = "Vår egen sjekkliste"

    desk.edit(own_sheet)

    outcome = desk.run()

    book = openpyxl.load_workbook(desk.result)
    assert book["kontroll"]["A1"].value == "Vår egen sjekkliste"
    assert book.sheetnames == ["Fellesboliger", "Plasser", "kontroll", "Endringer"]
    assert [item[0] for item in said(outcome)] == ["P005"]


def test_our_two_sheets_come_last_and_are_rewritten(desk: Desk) -> None:
    desk.tenancies += [stay(2, "A")]
    desk.month()
    book = openpyxl.load_workbook(desk.result)
    assert book.sheetnames == ["Fellesboliger", "Plasser", "Kontroll", "Endringer"]
    assert desk.rows()[0]["Kontroll"]
    assert [row["Kontroll"] is None for row in desk.rows("Plasser")] == [False, True]

    desk.tenancies = [stay(1, "A")]
    desk.month()

    assert openpyxl.load_workbook(desk.result).sheetnames == ["Fellesboliger", "Plasser", "Kontroll", "Endringer"]
    assert desk.rows()[0]["Kontroll"] is None


def test_a_plan_that_lacks_one_of_our_columns_goes_without_it(desk: Desk) -> None:
    titles = [title for title in headings(SettlementPlan) if title != "Kontroll"]
    write_book(desk.plan_file, {"Fellesboliger": [titles, ["B-1"]], "Plasser": [headings(PlanPlaces)]})

    outcome = desk.run()

    assert desk.rows()[0]["Adresse"] == "Granlia 12"
    assert "Kontroll" not in desk.rows()[0]
    assert ("I004", "A1") in [item[:2] for item in said(outcome, "I004")]


def test_an_empty_plan_is_filled_from_the_register(desk: Desk) -> None:
    desk.plan([], [])
    desk.tenancies = [stay(1, "2", youth_id=None)]

    outcome = desk.month()

    assert [row["Bolignr"] for row in desk.rows()] == ["B-1"]
    assert [row["Rom"] for row in desk.rows("Plasser")] == [1, 2]
    assert said(outcome) == []
    assert desk.month().plan.new_rows == ()


def test_a_doubled_row_in_the_plan_is_said_and_the_first_is_kept_current(desk: Desk) -> None:
    desk.plan([row_of(SettlementPlan, dwelling_id="B-1") for _ in range(2)], [])

    outcome = desk.run()

    assert [row["Adresse"] for row in desk.rows()] == ["Granlia 12", None]
    assert [item[:2] for item in said(outcome, "I112")] == [("I112", "A5")]


def test_a_sheet_that_is_full_says_how_many_rows_it_lacks(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "MOST_ROWS", 5)

    outcome = desk.run()

    assert openpyxl.load_workbook(desk.result)["Endringer"].max_row == 6
    assert said(outcome) == [("P011", "", "Arket «Endringer» har ikke plass til 13 rader.")]
