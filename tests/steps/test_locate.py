from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.finding import Severity
from pipeline.located import Located, LocatedSheet
from pipeline.steps.locate import locate
from pipeline.steps.read import read
from schemas.columns import table_spec
from schemas.tables import TABLES
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies
from tests.steps.workbooks import REQUIRED, dwelling_row, headings, plan_sheets, row_of, small_input, write_book

HEADINGS = headings(Dwellings)
ROW = dwelling_row("B-1")


def located(folder: Path) -> Located:
    return locate(read(folder), REQUIRED)


def said(found: Located, rule_id: str) -> list[tuple[str, str]]:
    return [(item.place.label, item.message) for item in found.findings if item.rule_id == rule_id]


def dwellings(found: Located) -> LocatedSheet:
    return found.used()["dwellings"]


def test_title_rows_blank_rows_and_columns_in_any_order(tmp_path: Path) -> None:
    order = list(range(len(HEADINGS)))
    random.Random(1).shuffle(order)
    rows: list[list[object]] = [
        ["Boligregister for Ingensted kommune"],
        ["Ajour per 31.10.2019", None, "Ansvarlig: Bygg og eiendom"],
        [],
        [],
        [None, None, *(HEADINGS[at] for at in order)],
        [None, None, *(ROW[at] for at in order)],
        [],
        [None, None, *(dwelling_row("B-2")[at] for at in order)],
    ]

    sheet = dwellings(located(small_input(tmp_path, rows)))

    assert sheet.header_row == 5
    assert sheet.rows.tolist() == [6, 8]
    assert sheet.numbers() == {
        column.name: order.index(at) + 3 for at, column in enumerate(table_spec(Dwellings).columns)
    }
    assert sheet.confidence == pytest.approx(1.0)


def test_totals_notes_and_the_header_again_are_no_rows(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ROW,
        HEADINGS,
        dwelling_row("B-2"),
        dwelling_row("Sum", disposal_form=None, is_shared_housing=None, usable_area_m2=140),
        row_of(Dwellings, usable_area_m2="=SUM(O2:O4)"),
        row_of(Dwellings, street_name="I alt", usable_area_m2=140),
        ["Kilde: eiendomssystemet per 31.10.2019"],
        row_of(Dwellings, street_name="Oppdatert av vaktmesteren i oktober"),
        dwelling_row("B-3"),
    ]

    assert dwellings(located(small_input(tmp_path, rows))).rows.tolist() == [2, 4, 10]


def test_an_id_that_begins_as_a_total_does_is_still_a_row_beside_real_totals(tmp_path: Path) -> None:
    rows = [HEADINGS, dwelling_row("SUMTANGEN1"), dwelling_row("ANTALLSVEIEN"), ["Totalt"]]

    assert dwellings(located(small_input(tmp_path, rows))).rows.tolist() == [2, 3]


def test_a_row_without_its_key_is_kept_so_that_it_can_be_said(tmp_path: Path) -> None:
    rows = [HEADINGS, ROW, dwelling_row(None, street_name="Granlia", usable_area_m2=50)]

    assert dwellings(located(small_input(tmp_path, rows))).rows.tolist() == [2, 3]


def test_an_unknown_column_is_said_with_its_cell(tmp_path: Path) -> None:
    found = located(small_input(tmp_path, [[*HEADINGS, "Vaktmester"], [*ROW, "Per"]]))

    assert said(found, "I005") == [
        ("Boligregister.xlsx, ark «Boliger», celle AO1", "Kolonnen «Vaktmester» er ikke kjent og er ikke lest.")
    ]
    assert [item.advice for item in found.findings if item.rule_id == "I005"] == [
        "Det er i orden hvis kolonnen er deres egen. Skulle den vært lest, så rett overskriften, "
        "eller skriv i arket Kolonnekart i Oppsett hva den er."
    ]


def test_two_columns_for_the_same_are_said(tmp_path: Path) -> None:
    filled = dwelling_row("B-1", usable_area_m2=50)

    found = located(small_input(tmp_path, [[*HEADINGS, "BRA", "Bolignr"], [*filled, 50, "B-9"]]))

    assert dwellings(found).numbers()["dwelling_id"] == 1
    assert said(found, "I013") == [
        (
            "Boligregister.xlsx, ark «Boliger», celle AO1",
            "Kolonnen «BRA» er ikke lest, fordi kolonne O alt er lest som «Bruksareal».",
        ),
        (
            "Boligregister.xlsx, ark «Boliger», celle AP1",
            "Kolonnen «Bolignr» er ikke lest, fordi kolonne A alt er lest som «Bolignr».",
        ),
    ]


def test_a_renamed_needed_column_stops_the_run_and_is_asked_about(tmp_path: Path) -> None:
    renamed = ["Fellesboligtype 2019" if heading == "Fellesbolig" else heading for heading in HEADINGS]

    found = located(small_input(tmp_path, [[], renamed, ROW]))

    assert "dwellings" not in found.used()
    finding = next(item for item in found.findings if item.rule_id == "I003")
    assert finding.severity is Severity.CRITICAL
    assert finding.place.label == "Boligregister.xlsx, ark «Boliger», celle N2"
    assert finding.message == (
        "Tabellen «Boliger» mangler kolonnen «Fellesbolig». Kanskje omdøpt til «Fellesboligtype 2019»?"
    )
    assert finding.advice == "Gi kolonnen overskriften «Fellesbolig», og kjør igjen."


def test_a_needed_column_of_another_table_sets_that_table_aside(tmp_path: Path) -> None:
    titles = [heading for heading in headings(Tenancies) if heading != "Innflyttet"]

    found = located(small_input(tmp_path, Kontrakter={"Leieforhold": [titles, ["L-1"] * len(titles)]}))

    assert "tenancies" not in found.used()
    assert said(found, "I012") == [
        (
            "Kontrakter.xlsx, ark «Leieforhold», celle A1",
            "Tabellen «Leieforhold» er ikke lest fordi kolonnen «Innflyttet» mangler.",
        )
    ]
    assert not [message for _, message in said(found, "I002") if "«Leieforhold»" in message]


def test_a_missing_column_that_can_be_done_without_is_said(tmp_path: Path) -> None:
    at = HEADINGS.index("Etasje")

    found = located(small_input(tmp_path, [HEADINGS[:at] + HEADINGS[at + 1 :], ROW[:at] + ROW[at + 1 :]]))

    assert said(found, "I004") == [
        (
            "Boligregister.xlsx, ark «Boliger», celle A1",
            "Tabellen «Boliger» mangler kolonnen «Etasje». Verdiene regnes som ikke oppgitt.",
        )
    ]


@pytest.mark.parametrize("rows", [[], [[]], [["Bare en tittel"]], [["B-1", "Granlia", 12], ["B-2", "Granlia", 14]]])
def test_a_sheet_without_a_header_is_no_table(rows: list[list[object]], tmp_path: Path) -> None:
    found = located(small_input(tmp_path, rows))

    assert "dwellings" not in found.used()
    assert said(found, "I001") == [("", "Fant ikke tabellen «Boliger» i noen av filene.")]


def test_a_register_without_rows_stops_the_run_and_a_plan_without_rows_does_not(tmp_path: Path) -> None:
    found = located(small_input(tmp_path, [HEADINGS]))

    critical = [item for item in found.findings if item.severity is Severity.CRITICAL]
    assert [(item.rule_id, item.place.label) for item in critical] == [("I014", "Boligregister.xlsx, ark «Boliger»")]


def test_an_unsure_sheet_is_asked_about_and_not_read(tmp_path: Path) -> None:
    few = ["Bolignr", "Bruksareal", "Etasje", "Antall rom", "Postnr", "Poststed", "Gatenavn", "Husnr", "Boligtype"]

    found = located(small_input(tmp_path, [few, ["B-1", 50, 1, 2, "0000", "Ingensted", "Granlia", 1, "Annet"]]))

    assert "dwellings" not in found.used()
    assert said(found, "I006") == [
        (
            "Boligregister.xlsx, ark «Boliger»",
            "Arket kan være tabellen «Boliger», men det er for usikkert til å lese det.",
        )
    ]


def test_of_two_sheets_for_a_table_the_one_with_its_name_is_used_and_the_other_named(tmp_path: Path) -> None:
    copy = [HEADINGS, ROW, dwelling_row("B-2"), dwelling_row("B-3")]
    small_input(tmp_path)
    write_book(tmp_path / "Boligregister.xlsx", {"Boliger gml": copy, "Boliger": [HEADINGS, ROW]})

    found = located(tmp_path)

    assert dwellings(found).sheet.name == "Boliger"
    assert said(found, "I007") == [
        (
            "Boligregister.xlsx, ark «Boliger gml»",
            "Arket ser også ut som tabellen «Boliger» og er ikke lest. Arket «Boliger» i Boligregister.xlsx er brukt.",
        )
    ]


def test_a_table_in_two_files_stops_the_run_because_nobody_knows_which_is_meant(tmp_path: Path) -> None:
    found = located(small_input(tmp_path, A_gammel={"Boliger": [HEADINGS, ROW, dwelling_row("B-2")]}))

    assert [item.severity for item in found.findings if item.rule_id == "I016"] == [Severity.CRITICAL]


def test_a_hidden_sheet_gives_way_to_one_that_people_see(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(
        tmp_path / "Boligregister.xlsx",
        {"Boliger": [HEADINGS, ROW, dwelling_row("B-2")], "boliger ": [HEADINGS, ROW]},
        hidden=["Boliger"],
    )

    assert dwellings(located(tmp_path)).sheet.name == "boliger "


def test_a_hidden_sheet_alone_is_read(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(tmp_path / "Boligregister.xlsx", {"Forside": [["Hei"]], "Boliger": [HEADINGS, ROW]}, hidden=["Boliger"])

    assert dwellings(located(tmp_path)).rows.tolist() == [2]


def test_both_sheets_of_the_plan_come_from_one_workbook(tmp_path: Path) -> None:
    small_input(tmp_path)
    longer = {**plan_sheets(), "Plasser": [headings(PlanPlaces), row_of(PlanPlaces, dwelling_id="B-1", room="A")]}
    write_book(tmp_path / "Kopi av Bosettingsplan.xlsx", longer)

    found = located(tmp_path)

    files = {found.used()[name].file for name in ("settlement_plan", "plan_places")}
    assert files == {"Bosettingsplan.xlsx"}
    assert len(said(found, "I016")) == 2


def test_columns_of_their_own_in_the_plan_are_the_staffs_business(tmp_path: Path) -> None:
    small_input(tmp_path)
    titles = headings(SettlementPlan)
    own = [[titles[0], "Nøkkelboks", *titles[1:], "Farge"]]
    write_book(tmp_path / "Bosettingsplan.xlsx", {**plan_sheets(), "Fellesboliger": own})

    found = located(tmp_path)

    assert found.used()["settlement_plan"].numbers()["address"] == 3
    assert not said(found, "I005")


def test_what_is_not_delivered_is_said_once(tmp_path: Path) -> None:
    found = located(small_input(tmp_path))

    assert [message for _, message in said(found, "I002")] == [
        f"Tabellen «{title}» er ikke levert. Tall som trenger den, er ikke beregnet."
        for title in (
            table.title
            for name, table in TABLES.items()
            if name not in {*REQUIRED, "settings", "criteria"} and not table.is_written_by_run
        )
    ]
    assert [message for _, message in said(found, "I024")] == [
        "Arket «Innstillinger» er ikke levert. Programmets standardverdier gjelder.",
        "Arket «Kriterier» er ikke levert. Programmets standardverdier gjelder.",
    ]


def test_a_header_may_stand_far_down(tmp_path: Path) -> None:
    empty: list[list[object]] = [[] for _ in range(500)]

    assert dwellings(located(small_input(tmp_path, [*empty, HEADINGS, ROW]))).rows.tolist() == [502]


def test_an_empty_table_is_said_and_counts_as_not_delivered(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(tmp_path / "Kontrakter.xlsx", {"Leieforhold": [headings(Tenancies)]})

    found = located(tmp_path)

    assert "tenancies" not in found.used()
    assert [message for _, message in said(found, "I017")] == [
        "Tabellen «Leieforhold» har ingen rader. Det som trenger den, er verken beregnet eller endret i planen."
    ]


def test_a_file_that_nothing_is_read_from_is_named(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(tmp_path / "Notat.xlsx", {"Ark1": [["Hei"], ["på dere"]]})

    found = located(tmp_path)

    assert [place for place, _ in said(found, "I018")] == ["Notat.xlsx"]
    assert [item.advice for item in found.findings if item.rule_id == "I018"] == [
        "Er den ment for programmet, så rett overskriftene, eller skriv i arket Kolonnekart i Oppsett hva de er. "
        "Ellers kan den flyttes ut av mappen."
    ]


def test_a_needed_table_that_is_nearly_there_is_named(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(tmp_path / "Bosettingsplan.xlsx", {"Fellesboliger": plan_sheets()["Fellesboliger"]})
    write_book(tmp_path / "Plasser.xlsx", {"Mappe": [["Bolignr", "Rom", "Noe", "Annet", "Tredje"]]})

    messages = [message for _, message in said(located(tmp_path), "I001")]

    assert len(messages) == 1
    assert messages[0].startswith("Fant ikke tabellen «Plasser» i noen av filene.")
