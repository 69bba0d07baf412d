"""Hostile files: each is refused in a sentence, or does no harm, at little cost; measured in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.excel.packages import zip_of
from tests.hostile import files as made
from tests.hostile import ole_files as old
from tests.hostile.measuring import Measurer, Said
from tests.steps.workbooks import small_input

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
M = made.MEGABYTE
UNPACKS = "pakker ut til mer enn det som er trygt å lese. Kontroller hvor filen kommer fra."
DAMAGED = "er skadet eller ikke fullstendig og kan ikke leses. Hent den på nytt, "
CANNOT_BE_READ = "er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og kjør igjen."
SHEET = "Arket «Ark» i filen «{name}» er skadet og kan ikke leses."
DOCTYPE = "inneholder en dokumenttype (DOCTYPE), som ikke hører hjemme i en arbeidsbok."
NOT_ONE = "er ikke en arbeidsbok som kan leses. Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)»."
NOT_EXCEL = "er ikke en Excel-arbeidsbok. Lagre den fra Excel som «Excel-arbeidsbok (.xlsx)»."
NOT_TEXT = "er ikke en tekstfil som kan leses."
QUOTE = "har en celle med mer enn en million tegn og kan ikke leses."
NOT_KNOWN = "Ingen ark i filen er kjent igjen, og filen er ikke lest."
PASSWORDS = "file:///etc/passwd"
WEB_TABLE = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
XML_TABLE = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
MANY_NAMES = old.xls_stream(old.number_cell(0, 0) * 5_000, names=50_000)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a part of 64 MB in 64 kilobytes": ("a.xlsx", lambda: made.with_bomb("xl/a.bin", 64 * M), UNPACKS),
    "styles of 60 MB": ("a.xlsx", lambda: made.with_bomb(made.STYLES, 60 * M), UNPACKS),
    "styles longer than they say": ("a.xlsx", lambda: made.with_bomb(made.STYLES, 64 * M, lie=1000), DAMAGED),
    "a sheet of 40 MB": ("a.xlsx", lambda: made.sheet_bomb(40 * M), UNPACKS),
    "60,000 entries": ("a.xlsx", lambda: made.many_entries(60_000), UNPACKS),
    "a million entries": ("a.xlsx", made.million_entries, UNPACKS),
    "2,000 entries of the same bytes": ("a.xlsx", made.overlapping, DAMAGED),
    "entries that reach into each other": ("a.xlsx", made.inside_each_other, DAMAGED),
    "a file that holds itself": ("a.xlsx", made.quine, DAMAGED),
    "cut off": ("a.xlsx", lambda: made.xlsx()[:-60], DAMAGED),
    "a milliard laughs": ("a.xlsx", lambda: made.workbook_with(made.LAUGHS, ' x="&j;"'), DOCTYPE),
    "… behind a comment": ("a.xlsx", lambda: made.workbook_with(f"<!-- <a -->{made.LAUGHS}", ' x="&j;"'), DOCTYPE),
    "… in a sheet": ("a.xlsx", lambda: made.sheet_with(made.LAUGHS, "&j;"), SHEET),
    "… in UTF-16": ("a.xlsx", lambda: made.encoded("UTF-16", "utf-16"), DOCTYPE),
    "… in UTF-7": ("a.xlsx", lambda: made.encoded("UTF-7", "utf-7"), DAMAGED),
    "… in UTF-32": ("a.xlsx", lambda: made.encoded("UTF-32", "utf-32"), DAMAGED),
    "… in LibreOffice's format": ("a.ods", lambda: made.ods_with(made.LAUGHS, "&j;"), CANNOT_BE_READ),
    "a file of the machine": ("a.xlsx", lambda: made.workbook_with(f'<!DOCTYPE x SYSTEM "{PASSWORDS}">'), DOCTYPE),
    "an address": ("a.ods", lambda: made.ods_with('<!DOCTYPE x SYSTEM "http://127.0.0.1/">', ""), CANNOT_BE_READ),
    "3,000 names of one sheet": ("a.xlsx", lambda: made.many_sheets_one_part(3_000), DAMAGED),
    "… in a binary workbook": ("a.xlsb", lambda: made.xlsb_many_sheets_one_part(3_000), CANNOT_BE_READ),
    "4,000 sheets, each with all columns hidden": ("a.xlsx", lambda: made.many_sheets(4_000), UNPACKS),
    "a million texts": ("a.xlsx", lambda: made.texts_bomb(1_000_000), UNPACKS),
    "a million styles": ("a.xlsx", lambda: made.styles_bomb(1_000_000), CANNOT_BE_READ),
    "elements 100,000 deep": ("a.xlsx", lambda: made.deep(made.WORKBOOK, 100_000), DAMAGED),
    "… in a sheet, 100,000 deep": ("a.xlsx", lambda: made.deep(made.SHEET, 100_000), SHEET),
    "cells repeated a million times": ("a.ods", lambda: made.ods_repeated(1_048_576, 19), CANNOT_BE_READ),
    "… to the end of the sheet": ("a.ods", lambda: made.ods_repeated(1_048_576, 16_384), CANNOT_BE_READ),
    "a quote that is never closed": ("a.csv", lambda: made.csv_one_cell(30 * M), QUOTE),
    "noise as text": ("a.csv", lambda: bytes(range(256)) * 40_000, NOT_TEXT),
    "a terabyte in five kilobytes": (
        "a.xls", lambda: old.ole({"Workbook": old.xls_stream()}, told_size=2**40), CANNOT_BE_READ
    ),
    "sectors in a circle": (
        "a.xls", lambda: old.ole({"Workbook": old.xls_stream()}, told_size=2**31, loop=True), CANNOT_BE_READ
    ),
    "50,000 names of one old sheet": ("a.xls", lambda: old.ole({"Workbook": MANY_NAMES}), CANNOT_BE_READ),
    "old sheets within each other": ("a.xls", lambda: old.ole({"Workbook": old.sheets_within(20_000)}), CANNOT_BE_READ),
    "a web page": ("a.xlsx", lambda: WEB_TABLE, NOT_ONE),
    "a web page as an old workbook": ("a.xls", lambda: b"<html xmlns:x='urn:schemas-microsoft-com'>", NOT_ONE),
    "an XML table": ("a.xls", lambda: XML_TABLE, NOT_ONE),
    "a PDF": ("a.xlsx", lambda: b"%PDF-1.7\n" + bytes(4_000), NOT_ONE),
    "a program": ("a.xls", lambda: b"MZ\x90\0" + bytes(4_000), NOT_ONE),
    "a program as text": ("a.csv", lambda: b"MZ\x90\0" + bytes(4_000), NOT_TEXT),
    "a picture": ("a.xlsx", lambda: PNG, NOT_ONE),
    "a picture as text": ("a.csv", lambda: PNG, NOT_TEXT),
    "another zip": ("a.xlsx", lambda: zip_of({"a.txt": b"x"}), NOT_EXCEL),
    "nothing": ("a.xlsx", lambda: b"", "er tom og er ikke en arbeidsbok som kan leses."),
}  # fmt: skip

HARMLESS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a sheet that says it is full": ("a.xlsx", lambda: made.far_cells(40)),
    "a cell far out in 6,000 columns": ("a.xlsx", lambda: made.far_cells(6_000)),
    "a million hidden rows in 200 sheets": ("a.ods", lambda: made.ods_hidden(200)),
    "one wide row and many short ones": ("a.csv", made.csv_wide_and_long),
    "an old sheet with a cell far out": (
        "a.xls",
        lambda: old.ole({"Book": old.xls_stream(old.number_cell(0, 0) + old.number_cell(65_535, 255), version=0x0500)}),
    ),
    "a bomb in a bomb in a bomb": ("a.xlsx", made.nested),
    "names that lead out of the folder": ("a.xlsx", made.names_that_climb),
    "links, macros and commands": ("a.xlsx", made.with_dangers),
}


@pytest.fixture(scope="module")
def measured() -> Iterator[Measurer]:
    measurer = Measurer()
    yield measurer
    measurer.close()


def checked(measured: Measurer, folder: Path, name: str, data: bytes) -> Said:
    """What ``check`` says of the file; it never costs much, and never ends in an error of Python's."""
    inputs = folder / "inn"
    inputs.mkdir()
    (inputs / name).write_bytes(data)
    said = measured("check", "--input", inputs, "--output", folder / "ut")
    assert "Traceback" not in said.text
    assert said.seconds < MOST_SECONDS
    assert said.megabytes < MOST_MEGABYTES
    assert [path.name for path in folder.iterdir()] == ["inn"]
    return said


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_in_a_sentence_at_little_cost(case: str, measured: Measurer, tmp_path: Path) -> None:
    name, make, sentence = REFUSED[case]

    said = checked(measured, tmp_path, name, make())

    assert said.code == 3
    assert sentence.format(name=name) in said.text


@pytest.mark.parametrize("case", HARMLESS)
def test_a_file_that_only_looks_large_or_bad_is_read_at_little_cost(
    case: str, measured: Measurer, tmp_path: Path
) -> None:
    name, make = HARMLESS[case]

    assert NOT_KNOWN in checked(measured, tmp_path, name, make()).text


def test_a_bomb_is_not_opened_to_see_whether_it_may_leave_the_house(measured: Measurer, tmp_path: Path) -> None:
    inputs = small_input(tmp_path / "inn")
    bomb = tmp_path / "a.xlsx"
    bomb.write_bytes(made.sheet_bomb(40 * M))

    said = measured("audit", bomb, "--input", inputs)

    assert said.code == 3
    assert UNPACKS in said.text
    assert "Traceback" not in said.text
    assert said.seconds < MOST_SECONDS
    assert said.megabytes < MOST_MEGABYTES
