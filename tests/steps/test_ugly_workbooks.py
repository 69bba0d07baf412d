"""Workbooks as ugly as municipalities have them, laid by hand: what is read of them, and what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.finding import Severity
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from tests.steps.workbooks import REQUIRED, small_input

REGISTER = "Boligregister.xlsx"
HOMES = (
    *("Bolignr", "Gatenavn", "Husnr", "Bokstav", "Bruksenhetsnr", "Postnr", "Poststed", "Boligtype"),
    *("Disposisjonsform", "Fellesbolig", "Bruksareal", "Antall rom", "Antall soverom", "Månedsleie"),
)
LEASES = ("Leieforholdnr", "Bolignr", "Husstandsnr", "Egen leiekontrakt", "Innflyttet", "Utflyttet", "Tidsubestemt")
Row = list[Any]


def home(number: int, **changes: Any) -> Row:
    place = ("Granlia", number, None, f"H010{number % 9 + 1}", "7041", "Lurvik")
    row = dict(
        zip(
            HOMES, (f"B-{number}", *place, "Ordinær bolig", "Eid", "nei", 50 + number, 3, 2, 9000 + number), strict=True
        )
    )
    return list((row | changes).values())


def lease(number: int, **changes: Any) -> Row:
    row = dict(
        zip(LEASES, (f"L-{number}", f"B-{number}", f"H-{number}", "ja", date(2018, number, 3), None, "ja"), strict=True)
    )
    return list((row | changes).values())


def homes(*numbers: int) -> list[Row]:
    return [home(number) for number in numbers]


def plain(_: Worksheet) -> None:
    """Leave the sheet as it is."""


def merged(*areas: str) -> Callable[[Worksheet], None]:
    def merge(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return merge


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:N9"
    for row in (3, 4, 7):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["C"].hidden = True


def report(
    folder: Path, rows: list[Row], finish: Callable[[Worksheet], None] = plain, at: tuple[int, int] = (1, 1)
) -> tuple[dict[str, int], list[str]]:
    """Rows used by table, and what is worse than an information, by rule and cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Oversikt"
    for top, row in enumerate(rows, at[0]):
        for left, value in enumerate(row, at[1]):
            sheet.cell(top, left).value = value
    finish(sheet)
    small_input(folder)
    book.save(folder / REGISTER)
    return heard(folder)


def heard(folder: Path) -> tuple[dict[str, int], list[str]]:
    located = locate(read(folder), REQUIRED)
    normalised = normalise(located)
    used = {table.spec.name: len(table.frame) for table in normalised.tables if len(table.frame)}
    said = [
        f"{item.rule_id} {item.place.cell}"
        for item in (*located.findings, *normalised.findings)
        if item.severity is not Severity.INFO and item.rule_id != "I004"
    ]
    return used, said


TITLES: list[Row] = [["BOLIGER I KOMMUNEN"], ["Utskrift:", datetime(2019, 10, 31, 8, 15)], ["Ansvarlig: boligkontoret"]]
GROUPS: Row = ["Bolignr", "Adresse", *[None] * 5, "Om boligen", None, None, "Størrelse og leie"]
TOTAL: Row = ["Delsum", *[None] * 9, 153]
LAYOUTS: dict[str, tuple[list[Row], Callable[[Worksheet], None], int]] = {
    "titles above, totals and notes below": (
        [*TITLES, [], [*HOMES], *homes(1, 2, 3), [], ["Sum", *[None] * 9, 156], ["* = pusses opp"], ["Kilde: FDV"]],
        plain,
        3,
    ),
    "groups over headings": (
        [GROUPS, [None, *HOMES[1:]], *homes(1, 2, 3, 4)],
        merged("B1:G1", "H1:J1", "K1:N1", "A1:A2"),
        4,
    ),
    "the header again on each page": (
        [[*HOMES], *homes(1, 2), ["Side 1 av 2"], ["Boligoversikt"], [*HOMES], *homes(3, 4), ["Side 2 av 2"]],
        plain,
        4,
    ),
    "districts and totals between": (
        [[*HOMES], ["Sentrum"], *homes(1, 2), TOTAL, ["Østbyen"], *homes(3, 4), TOTAL, ["TOTALT 4 boliger"]],
        plain,
        4,
    ),
    "districts across all columns": (
        [[*HOMES], ["BYDEL NORD"], *homes(1, 2), ["BYDEL SØR"], *homes(3, 4)],
        merged("A2:N2", "A5:N5"),
        4,
    ),
    "a district column of merged cells": (
        [["Bydel", *HOMES], *[["Nord" if number == 1 else None, *home(number)] for number in (1, 2, 3)]],
        merged("A2:A4"),
        3,
    ),
    "blank rows and columns between": (
        [
            [*HOMES[:1], None, *HOMES[1:5], None, *HOMES[5:]],
            *[
                row
                for number in (1, 2, 3)
                for row in ([], [home(number)[0], None, *home(number)[1:5], None, *home(number)[5:]])
            ],
        ],
        plain,
        3,
    ),
    "signs that nobody sees": (
        [
            [f"\u00a0{text} \u200b" for text in HOMES],
            *[home(number, Fellesbolig=text) for number, text in enumerate(("Nei", " NEI", "nei\u200b"), 1)],
        ],
        plain,
        3,
    ),
    "columns of their own": (
        [[*HOMES, "Merknad", "!!! NB", "Ring Per"], *[[*home(number), "se perm", "x"] for number in (1, 2, 3)]],
        plain,
        3,
    ),
    "messages to each other below": (
        [
            [*HOMES],
            *homes(1, 2, 3),
            [],
            ["NB: husk Kobo"],
            ["Per ringer mandag", "ja"],
            [None, "Endret av KN"],
        ],
        plain,
        3,
    ),
    "a house letter glued": ([[*HOMES], home(1, Husnr="63 A"), home(2, Husnr="2b"), home(3, Husnr="7")], plain, 3),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_whatever_the_layout_every_dwelling_is_read_and_nothing_is_wrong(name: str, tmp_path: Path) -> None:
    rows, finish, count = LAYOUTS[name]

    assert report(tmp_path, rows, finish) == ({"dwellings": count}, [])


def test_a_table_may_stand_far_down_to_the_right(tmp_path: Path) -> None:
    assert report(tmp_path, [[*HOMES], *homes(1, 2, 3)], at=(42, 30)) == ({"dwellings": 3}, [])


def test_two_tables_side_by_side_are_two(tmp_path: Path) -> None:
    rows = [[*HOMES, None, None, *LEASES], *[[*home(number), None, None, *lease(number)] for number in (1, 2, 3)]]

    assert report(tmp_path, rows) == ({"dwellings": 3, "tenancies": 3}, [])


CELLS: dict[str, tuple[list[Row], Callable[[Worksheet], None], list[str]]] = {
    "in a filtered row under a hidden column": (
        [[*HOMES], *homes(1, 2), home(3, Bruksareal="stor"), *homes(4, 5)],
        filtered,
        ["I101 K4"],
    ),
    "a formula that was never calculated": ([[*HOMES], home(1, Månedsleie="=90*100")], plain, ["I110 N2"]),
    "errors of a spreadsheet": (
        [[*HOMES], home(1, Månedsleie="#N/A"), home(2, Bruksareal="#REF!"), home(3, Poststed="#VERDI!")],
        plain,
        ["I109 G4", "I109 K3", "I109 N2"],
    ),
    "numbers that may mean two things": (
        [[*HOMES], home(1, Månedsleie="9.500"), home(2, Månedsleie="kr 9 500,-"), home(3, Månedsleie="inkl. strøm")],
        plain,
        ["I125 N2", "I101 N4"],
    ),
    "two house numbers": (
        [[*HOMES], home(1, Husnr="12-14"), home(2, Bruksenhetsnr="Leil. 52")],
        plain,
        ["I101 C2", "I105 E3"],
    ),
    "days that are none": (
        [
            [*LEASES],
            *[
                lease(number, Utflyttet=text)
                for number, text in enumerate(("31.02.2019", "feb 2019", "snarest", "1.2.19", 43497, "2019-02-01"), 1)
            ],
        ],
        plain,
        ["I001 ", "I102 F2", "I128 F3"],
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_what_cannot_be_read_is_said_of_its_own_cell_and_of_no_other(name: str, tmp_path: Path) -> None:
    rows, finish, wanted = CELLS[name]

    _, said = report(tmp_path, rows, finish)

    assert sorted(said) == sorted(wanted)


def text_of(separator: str, sign: str = ".") -> Iterator[str]:
    for row in [[*HOMES], *[home(number, Gatenavn="Øvre Åsveg", Bruksareal=f"50{sign}5") for number in (1, 2, 3)]]:
        yield separator.join("" if value is None else str(value) for value in row)


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        (["sep=;", *text_of(";", ",")], "cp1252"),
        ([*text_of(";", ",")], "latin-1"),
        (["Uttrekk fra FDV;;", "Dato;31.10.2019", "", *text_of(";", ",")], "utf-8-sig"),
        ([*text_of(",")], "utf-8"),
        ([*text_of("\t", ",")], "utf-16"),
    ],
)
def test_text_files_are_read_whatever_wrote_them(lines: list[str], encoding: str, tmp_path: Path) -> None:
    small_input(tmp_path)
    (tmp_path / REGISTER).unlink()
    (tmp_path / "Boliger.csv").write_bytes("\r\n".join(lines).encode(encoding))

    assert heard(tmp_path) == ({"dwellings": 3}, [])
    table = normalise(locate(read(tmp_path), REQUIRED)).tables.by_name["dwellings"]
    assert set(table.frame["street_name"]) == {"Øvre Åsveg"}
    assert set(table.frame["usable_area_m2"]) == {50.5}
