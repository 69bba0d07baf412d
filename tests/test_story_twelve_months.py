"""A year in the life of one Bosettingsplan: staff work in it, sources change, and the run is held to its promises."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline import run as pipeline_run
from pipeline.dates import month_end
from pipeline.example import generate
from pipeline.excel.values import CellInput
from tests.golden.office import PLAN, changes
from tests.golden.plan_rows import OURS, columns_of, header_row, opened, rows_of
from tests.golden.writing_office import WritingOffice

pytestmark = pytest.mark.long

HOMES, ROOMS = "Fellesboliger", "Plasser"
TOUCHED = {
    "[Content_Types].xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/charts/chart1.xml",
    "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml", "xl/workbook.xml",
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
}  # fmt: skip
"""Members that the staff's own edits, new rows and the two sheets of ours have a reason to change."""


def november(office: WritingOffice) -> None:
    office.type(HOMES, "B-0011", "Merknad", "Ny vask bestilt")
    office.type(HOMES, "B-0008", "Ansvarlig", "Opal 7")
    office.type(HOMES, "B-0011", "Belagt", 3)


def december(office: WritingOffice) -> None:
    assert office.told(HOMES, ("B-0011",), "Belagt") == "overstyrt"
    office.type(HOMES, "B-0004", "Adresse", None)
    office.type(ROOMS, "B-0011 A", "Planlagt utflytting", date(2020, 3, 1))


def january(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0004", "Adresse").startswith("Sølvlyngtunet 2")
    office.sort(HOMES)
    office.sort(ROOMS)


def february(office: WritingOffice) -> None:
    office.source("Boligregister.xlsx", "Boliger", "B-0001", Bofellesskap="ja", Plasser=2)


def march(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0001", "Antall plasser") == 2
    assert office.value(ROOMS, "B-0001 2", "Bolignr") == "B-0001"
    office.type(HOMES, "B-0001", "Merknad", "Ny fra februar")
    with office.editing("Kontrakter.xlsx") as patch:
        tenancy: dict[str, CellInput] = {"Leieforholdnr": "L-9001", "Bolignr": "B-0001", "Rom": "1", "EM-nr": "EM-018",
                   "Innflyttet": date(2020, 3, 2), "Løpende": "ja"}  # fmt: skip
        patch.append_row("Leieforhold", 1, tenancy)


def april(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0001", "Belagt") == 1
    book = opened(office.plan)[HOMES]
    last = max(row.number for row in rows_of(book))
    with office.editing() as patch:
        patch.set_value(HOMES, f"A{last + 1}", "B-0002")
        patch.set_value(HOMES, book.cell(last + 1, columns_of(book)["Merknad"]).coordinate, "Kommer i mai")
    office.type(HOMES, "B-0001", "Husleiepakke", 4321)


def may(office: WritingOffice) -> None:
    office.source("Boligregister.xlsx", "Boliger", "B-0002", Bofellesskap="ja", Plasser=4)


def june(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0002", "Antall plasser") == 4
    assert office.value(HOMES, "B-0002", "Merknad") == "Kommer i mai"
    tenancies = opened(office.folder / "Kontrakter.xlsx")["Leieforhold"].iter_rows(min_row=2, values_only=True)
    running = next(row[0] for row in tenancies if row[1] == "B-0011" and row[7] is None)
    office.source("Kontrakter.xlsx", "Leieforhold", running, Utflyttet=date(2020, 5, 31), Løpende="nei")
    office.type(HOMES, "B-0011", "Antall plasser", 5)
    office.source("Boligregister.xlsx", "Boliger", "B-0011", Plasser=4)


def july(office: WritingOffice) -> None:
    assert office.told(HOMES, ("B-0011",), "Antall plasser") == "uenighet"
    assert office.value(HOMES, "B-0011", "Antall plasser") == 5
    office.type(HOMES, "B-0011", "Antall plasser", None)
    office.type(HOMES, "B-0011", "Belagt", None)


def august(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0011", "Antall plasser") == 4
    assert office.told(HOMES, ("B-0011",), "Antall plasser") in ("skrevet", "uendret")
    office.source("Boligregister.xlsx", "Boliger", "B-0001", **{"I bruk til": date(2020, 7, 31)})
    office.sort(HOMES)


def september(office: WritingOffice) -> None:
    assert office.value(HOMES, "B-0001", "Status") == "Utgått"
    assert office.value(HOMES, "B-0001", "Merknad") == "Ny fra februar"
    office.type(HOMES, "B-0001", "Status", "Ledige plasser")


def quiet(_: WritingOffice) -> None:
    """Nobody does anything."""


LIFE: tuple[Callable[[WritingOffice], None], ...] = (
    quiet, november, december, january, february, march, april, may, june, july, august, september,
)  # fmt: skip
TWICE = (0, 5, 11)
"""Months that are run once more, when nothing new may come of it."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[WritingOffice, dict[str, bytes]]:
    """The office after twelve months, each held to the promises, and the members of the plan as they were at first."""
    office = WritingOffice(tmp_path_factory.mktemp("år") / "input")
    generate(office.folder, dwellings=10)
    first = members(office.plan)
    for number, life in enumerate(LIFE):
        life(office)
        month = month_end(f"{2019 + (9 + number) // 12}-{(9 + number) % 12 + 1:02}")
        office.run(month, twice=number in TWICE)
        assert_untouched(first, members(office.plan))
    return office, first


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def assert_untouched(first: dict[str, bytes], now: dict[str, bytes]) -> None:
    changed = {name for name in first if now.get(name) != first[name]}
    assert changed <= TOUCHED
    assert [name for name in now if name in first] == list(first)


def test_a_year_changes_nothing_that_nobody_should_touch(year: tuple[WritingOffice, dict[str, bytes]]) -> None:
    office, first = year

    assert_untouched(first, members(office.plan))
    untouched = set(first) - TOUCHED
    assert {"xl/worksheets/sheet3.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/theme/theme1.xml"} <= (
        untouched
    )


def test_the_last_override_is_shown(year: tuple[WritingOffice, dict[str, bytes]]) -> None:
    office, _ = year

    assert office.value(HOMES, "B-0001", "Status") == "Ledige plasser"
    assert office.told(HOMES, ("B-0001",), "Status") == "overstyrt"
    assert office.value(HOMES, "B-0008", "Ansvarlig") == "Opal 7"
    assert office.value(HOMES, "B-0011", "Merknad") == "Ny vask bestilt"
    assert set(OURS) < set(opened(office.plan).sheetnames)
    assert header_row(opened(office.plan)[HOMES]) == 3


def test_every_write_back_can_be_taken_back_to_the_start_of_its_month(
    year: tuple[WritingOffice, dict[str, bytes]], tmp_path: Path
) -> None:
    office, _ = year
    copy = tmp_path / "kopi"
    shutil.copytree(office.folder.parent, copy)

    pipeline_run.undo(copy / "output")
    plan = opened(copy / "input" / PLAN)
    changed = changes(plan)
    assert changed[HOMES, ("B-0001",), "Status"] != "overstyrt"


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_opens_the_plan_after_a_year(year: tuple[WritingOffice, dict[str, bytes]], tmp_path: Path) -> None:
    program = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    office, _ = year
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(office.plan)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    shown = opened(tmp_path / PLAN)
    assert shown.sheetnames == opened(office.plan).sheetnames
    for name in OURS:
        rows = [row.key for row in rows_of(shown[name])]
        assert rows == [row.key for row in rows_of(opened(office.plan)[name])]
