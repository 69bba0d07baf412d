"""Workbooks of Excel 5 and 95, against what calamine makes of them."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
import python_calamine as calamine

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import Kind
from tests.excel.raw_workbooks import contents, read_bytes
from tests.hostile.ole_files import END, begin, number_cell, ole, record

EXCEL_5 = 0x0500


def workbook(cells: bytes, *, page: int = 1252, version: int = EXCEL_5) -> bytes:
    looks = record(0x41E, struct.pack("<HB", 164, 10) + b"dd/mm/yyyy")
    styles = b"".join(record(0xE0, struct.pack("<2H", 0, number) + bytes(12)) for number in (0, 164))
    head = begin(5, version) + record(0x42, struct.pack("<H", page)) + looks + styles
    place = len(head) + 4 + 6 + 1 + 7 + 4
    name = b"\7" + "Bøliger".encode("cp1252" if page == 1252 else "mac-roman")
    return ole(
        {"Book": head + record(0x85, struct.pack("<LBB", place, 0, 0) + name) + END + begin(16, version) + cells + END}
    )


def label(row: int, column: int, words: bytes, kind: int = 0x204) -> bytes:
    return record(kind, struct.pack("<4H", row, column, 0, len(words)) + words)


FORMULA = record(0x06, struct.pack("<3H", 3, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(8))
CELLS = (
    number_cell(0, 0)
    + record(0x27E, struct.pack("<3HI", 0, 1, 1, 43_889 << 2 | 2))
    + label(1, 0, "Åse på Øra".encode("cp1252"))
    + label(1, 1, b"rik", 0xD6)
    + record(0x205, struct.pack("<3HBB", 2, 0, 0, 1, 0))
    + record(0x205, struct.pack("<3HBB", 2, 1, 0, 0x2A, 1))
    + FORMULA
    + record(0x207, struct.pack("<H", 4) + b"svar")
    + record(0xBD, struct.pack("<2HHIHIH", 4, 0, 0, 7 << 2 | 2, 0, 8 << 2 | 2, 1))
)


def test_a_workbook_of_excel_95_is_read(tmp_path: Path) -> None:
    sheet = read_bytes(workbook(CELLS), tmp_path, "Bok.xls")

    assert sheet.name == "Bøliger"
    assert contents(sheet) == {
        (1, 1): (Kind.NUMBER, 1.5, False),
        (1, 2): (Kind.DATE, 43_889.0, False),
        (2, 1): (Kind.TEXT, "Åse på Øra", False),
        (2, 2): (Kind.TEXT, "rik", False),
        (3, 1): (Kind.BOOLEAN, 1.0, False),
        (3, 2): (Kind.ERROR, "#N/A", False),
        (4, 1): (Kind.TEXT, "svar", True),
        (5, 1): (Kind.NUMBER, 7.0, False),
        (5, 2): (Kind.NUMBER, 8.0, False),
    }


def test_calamine_reads_the_same_texts_and_numbers(tmp_path: Path) -> None:
    data = workbook(CELLS)
    theirs = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    ours = contents(read_bytes(data, tmp_path, "Bok.xls"))
    for place in ((1, 1), (2, 1), (2, 2), (4, 1), (5, 1), (5, 2)):
        assert ours[place][1] == theirs[place[0] - 1][place[1] - 1]


def test_texts_of_a_macintosh_are_read_as_such(tmp_path: Path) -> None:
    data = workbook(label(0, 0, "Ærfugl".encode("mac-roman")), page=10_000)

    assert contents(read_bytes(data, tmp_path, "Bok.xls"))[1, 1] == (Kind.TEXT, "Ærfugl", False)


def test_a_workbook_of_excel_4_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"^Filen «Bok\.xls» er skadet og kan ikke leses\."):
        read_bytes(workbook(CELLS, version=0x0400), tmp_path, "Bok.xls")
