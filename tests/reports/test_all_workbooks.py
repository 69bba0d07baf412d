from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.finding import Place
from tests.reports import building
from tests.reports.reading_back import WRITERS, all_text, opened, part, part_names

SHEETS = {
    "Avvik": ["Les meg", "Oppsummering", "Avvik", "Bekreftet", "Kontroller"],
    "Egnethet": [
        "Oversikt",
        "Hva løfter flest",
        "Må kartlegges",
        "Boliger",
        "Krav 3 år +",
        "Krav 0–3 år",
        "Hva skal til",
        "Begrunnelser",
        "Kriterier",
    ],
    "Inntaksteam": ["Til møtet", "Anskaffelser", "Foyer"],
    "Statistikk": [
        "Oversikt",
        "Indikatorer",
        "KOSTRA 13",
        "Startlån",
        "Kapasitet",
        "Boliger i bestanden",
        "Startlånsaker",
    ],
    "Husbanken": [
        "Forside",
        "Merknader",
        "Startlån",
        "Egnethet",
        "KOSTRA boliger",
        "KOSTRA endring",
        "KOSTRA søknader",
        "KOSTRA nyinnflyttede",
        "KOSTRA venteliste",
        "KOSTRA midlertidig",
        "Definisjoner",
    ],
}


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_content_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    WRITERS[name](first, building.results())
    WRITERS[name](second, building.results())
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", WRITERS)
def test_the_file_does_not_tell_which_system_wrote_it(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / "a.xlsx", building.results())
    with ZipFile(tmp_path / "a.xlsx") as package:
        assert {item.create_system for item in package.infolist()} == {0}


@pytest.mark.parametrize("name", WRITERS)
def test_sheets_stand_in_the_order_that_people_need_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results())
    assert opened(path).sheetnames == SHEETS[name]


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_about_a_person_is_in_any_part(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results())
    for word in building.SECRET.split():
        assert word not in all_text(path)


@pytest.mark.parametrize("name", WRITERS)
def test_properties_say_title_subject_and_language_and_no_person(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results())
    properties = opened(path).properties
    assert properties.title
    assert properties.subject
    assert properties.language == "nb-NO"
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert part(path, "docProps/core.xml").count("2019-10-31T00:00:00Z") == 2


@pytest.mark.parametrize("name", WRITERS)
def test_a_run_with_nothing_delivered_still_says_so_on_every_sheet(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.empty_results())
    for sheet in opened(path):
        assert sheet["A1"].value, sheet.title
        assert sheet.max_row > 1


@pytest.mark.parametrize("name", WRITERS)
def test_a_table_never_has_two_headings_alike(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results())
    names = []
    for sheet in opened(path):
        for table in sheet.tables.values():
            headings = [column.name.casefold() for column in table.tableColumns]
            assert len(headings) == len(set(headings))
            names.append(table.name.casefold())
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", WRITERS)
def test_text_that_looks_like_a_formula_or_is_very_long_stays_text(name: str, tmp_path: Path) -> None:
    odd = building.finding(message="=1+1", advice="x" * 40_000, place=Place("A#1 %20 å.xlsx", "O'Hara", "B7"))
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results(findings=(odd,)))
    assert not any("<f>" in part(path, each) for each in part_names(path) if "worksheets/sheet" in each)
    if name == "Avvik":
        row = [cell.value for cell in opened(path)["Avvik"][5]]
        assert "=1+1" in row
        assert max(len(str(value)) for value in row) == 32_002


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "Husbanken"])
def test_staff_sheets_print_on_one_a4_page_across_with_the_heading_on_each_page(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    WRITERS[name](path, building.results())
    for sheet in opened(path):
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Side &P av &N")
        assert sheet.sheet_state == "visible"
        if sheet.freeze_panes:
            assert sheet.print_title_rows


def test_evidence_with_a_title_that_excel_refuses_gets_a_fit_sheet_name(tmp_path: Path) -> None:
    base = building.results()
    stock = base.summary.evidence["stock"]
    odd = {
        "a": replace(stock, title="Boliger: alle [per 31/10] og enda litt mer tekst"),
        "b": replace(stock, title="boliger: alle [per 31/10] og enda litt mer tekst"),
        "c": replace(stock, title="Oversikt"),
    }
    path = tmp_path / "book.xlsx"
    WRITERS["Statistikk"](path, building.results(summary=replace(base.summary, evidence=odd)))
    names = opened(path).sheetnames
    assert all(len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names) == 8


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_workbook(tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        write(tmp_path / f"{name}.xlsx", building.results())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    books = [str(tmp_path / f"{name}.xlsx") for name in WRITERS]
    subprocess.run([*command, *books], check=True, capture_output=True, timeout=180)
    for name in WRITERS:
        assert (tmp_path / f"{name}.pdf").stat().st_size > 10_000
