"""The staff's plan over several runs: each test is a month or two at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.run import Outcome, Request, run
from schemas.columns import table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.steps.workbooks import dwelling_row, headings, row_of, write_book

AS_OF = date(2019, 10, 31)
TODAY = date(2019, 11, 21)
DAY = timedelta(days=1)
Cells = dict[str, Any]
OURS = {column.title: column for column in table_spec(SettlementPlan).columns}


def shared(dwelling_id: str = "B-1", **values: Any) -> list[Any]:
    return dwelling_row(
        dwelling_id, **{"is_shared_housing": "ja", "places": 2, "street_name": "Granlia", "house_number": 12, **values}
    )


def stay(number: int, room: str | None, **values: Any) -> list[Any]:
    return row_of(
        Tenancies,
        **{
            "tenancy_id": f"L-{number}",
            "dwelling_id": "B-1",
            "room": room,
            "youth_id": f"EM-{number}",
            "has_own_contract": "ja",
            "start_date": date(2019, 1, 1),
            **values,
        },
    )


class Desk:
    """The folder that staff work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inputs = folder / "inn"
        self.dwellings: list[list[Any]] = [shared()]
        self.tenancies: list[list[Any]] = [stay(1, "A")]
        self.plan(
            [row_of(SettlementPlan, dwelling_id="B-1")],
            [row_of(PlanPlaces, dwelling_id="B-1", room=room) for room in "AB"],
        )

    @property
    def plan_file(self) -> Path:
        return self.inputs / "Bosettingsplan.xlsx"

    def plan(self, dwellings: list[list[Any]], places: list[list[Any]]) -> None:
        sheets = {
            "Fellesboliger": [["Bosettingsplan"], [], headings(SettlementPlan), *dwellings],
            "Plasser": [headings(PlanPlaces), *places],
        }
        write_book(self.plan_file, sheets)

    def edit(self, change: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(self.plan_file)
        change(book)
        book.save(self.plan_file)

    def run(self) -> Outcome:
        write_book(self.inputs / "Boligregister.xlsx", {"Boliger": [headings(Dwellings), *self.dwellings]})
        youths = [row_of(Youths, youth_id=f"EM-{number}", birth_date=date(2002, 3, 15)) for number in range(1, 6)]
        write_book(self.inputs / "Ungdom.xlsx", {"EM-ungdom": [headings(Youths), *youths]})
        write_book(self.inputs / "Kontrakter.xlsx", {"Leieforhold": [headings(Tenancies), *self.tenancies]})
        return run(Request(self.inputs, TODAY, "2019-10"), self.folder / "ut")

    def month(self) -> Outcome:
        """A run whose plan the staff take over as their own."""
        outcome = self.run()
        self.plan_file.write_bytes(self.result.read_bytes())
        return outcome

    @property
    def result(self) -> Path:
        return self.folder / "ut" / "2019-10" / "Bosettingsplan.xlsx"

    def rows(self, sheet: str = "Fellesboliger") -> list[Cells]:
        """The updated plan's rows by heading."""
        found = openpyxl.load_workbook(self.result)[sheet]
        rows = [[_plain(cell) for cell in row] for row in found.iter_rows(values_only=True)]
        at = next(number for number, row in enumerate(rows) if "Bolignr" in row)
        titles = [str(title).split(" (")[0] for title in rows[at]]
        return [dict(zip(titles, row, strict=True)) for row in rows[at + 1 :] if any(row)]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def said(outcome: Outcome, kind: str = "P") -> list[tuple[str, str, str]]:
    return [
        (item.rule_id, item.place.cell, item.message)
        for item in outcome.results.findings
        if item.rule_id.startswith(kind)
    ]


def results(outcome: Outcome, column: str) -> list[str]:
    cells = outcome.results.plan.cells
    return [cell.result.value for cell in cells if cell.column.title == column and cell.sheet == "Fellesboliger"]


def put(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


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
        "Ledig fra": AS_OF,
        "Status": "Ledige plasser",
    }
    room_a, room_b = desk.rows("Plasser")
    assert (room_a["Alder"], room_a["Fyller 18"], room_a["Ledig fra"]) == (17, date(2020, 3, 15), None)
    assert (room_b["Alder"], room_b["Fyller 18"], room_b["Ledig fra"]) == (None, None, AS_OF)


def test_a_first_run_that_meets_another_value_leaves_it_and_says_both(desk: Desk) -> None:
    desk.plan(
        [row_of(SettlementPlan, dwelling_id="B-1", address="Granlia 14", places=2, landlord="Kari Utleier")],
        [row_of(PlanPlaces, dwelling_id="B-1", room="A", age=16)],
    )

    outcome = desk.run()

    (row,) = desk.rows()
    assert (row["Adresse"], row["Antall plasser"], row["Belagt"]) == ("Granlia 14", 2, 1)
    assert said(outcome) == [
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
    desk.tenancies += [stay(2, "Loft", dwelling_id="B-2")]

    outcome = desk.month()

    assert [row["Bolignr"] for row in desk.rows()] == ["B-1", "B-2"]
    assert [(row["Bolignr"], row["Rom"], row["Alder"]) for row in desk.rows("Plasser")] == [
        ("B-1", "A", 17),
        ("B-1", "B", None),
        ("B-2", "A", None),
        ("B-2", "B", None),
        ("B-2", "LOFT", 17),
    ]
    assert said(outcome) == []
    assert desk.month().results.plan.new_rows == ()


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
    assert {item[0] for item in said(outcome)} <= {"P001", "P002"}
    assert [item[1] for item in said(outcome)] == ["B4"]


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
    desk.tenancies += [stay(2, "A"), stay(3, "B")]
    desk.month()
    book = openpyxl.load_workbook(desk.result)
    assert book.sheetnames == ["Fellesboliger", "Plasser", "Kontroll", "Endringer"]
    assert desk.rows()[0]["Kontroll"]
    assert [row["Kontroll"] is None for row in desk.rows("Plasser")] == [False, True]

    desk.tenancies = [stay(1, "A"), stay(3, "B")]
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

    outcome = desk.month()

    assert [row["Bolignr"] for row in desk.rows()] == ["B-1"]
    assert [row["Rom"] for row in desk.rows("Plasser")] == ["A", "B"]
    assert said(outcome) == []
    assert desk.month().results.plan.new_rows == ()


def test_a_doubled_row_in_the_plan_is_said_and_the_first_is_kept_current(desk: Desk) -> None:
    desk.plan([row_of(SettlementPlan, dwelling_id="B-1") for _ in range(2)], [])

    outcome = desk.run()

    assert [row["Adresse"] for row in desk.rows()] == ["Granlia 12", None]
    assert [item[:2] for item in said(outcome, "I112")] == [("I112", "A5")]
