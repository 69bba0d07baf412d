"""Spreadsheets of other programs and times, and those with a password."""

from __future__ import annotations

import io
import math
import struct
import zipfile
from pathlib import Path

import msoffcrypto  # type: ignore[import-untyped]
import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import Kind
from pipeline.excel.reading import read_workbook
from pipeline.excel.reading_binary import packed_number
from pipeline.excel.reading_xls import _Texts
from tests.excel.binary_workbooks import cell, ods_bytes, record, row, text, xlsb_bytes
from tests.excel.raw_workbooks import contents, package_bytes, read_bytes, sheet_xml

DATA = Path(__file__).parent / "data"
TOLD_BY_LIBREOFFICE = {
    (2, 1): (Kind.TEXT, "Kjærlighetsstien 4 – Å", False),
    (2, 2): (Kind.DATE, 45351.0, False),
    (2, 3): (Kind.NUMBER, 14754.6, False),
    (2, 4): (Kind.DATE, 45351.5, False),
    (2, 5): (Kind.NUMBER, 1.5, False),
    (2, 6): (Kind.DATE, 0.5, False),
    (3, 1): (Kind.ERROR, "#DIV/0!", True),
    (3, 2): (Kind.ERROR, "#N/A", True),
    (3, 3): (Kind.NUMBER, 42.0, True),
    (3, 4): (Kind.TEXT, "0301", False),
    (3, 5): (Kind.NUMBER, -7.0, False),
    (3, 6): (Kind.NUMBER, 12345678901.0, False),
    (4, 1): (Kind.TEXT, "skjult", False),
    (6, 1): (Kind.TEXT, "slått sammen", False),
}


@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_what_libreoffice_saves_is_read(suffix: str) -> None:
    first, second = read_workbook(DATA / f"LibreOffice{suffix}").sheets

    told = contents(first)
    assert {place: told[place] for place in told if 1 < place[0] < 8} == TOLD_BY_LIBREOFFICE
    for number in range(8, 300):
        words = f"tekst nr {number} " + ("日本" if number % 3 else "å") * (number % 20)
        assert told[number, 8] == (Kind.TEXT, words, False)
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({4}, {3})
    assert first.merged == ((6, 1, 7, 2),)
    assert (second.name, second.state, contents(second)) == ("Skjult", "hidden", {(2, 2): (Kind.TEXT, "x", False)})


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    rows = (
        row(0)
        + cell(1, 0, b"")
        + cell(2, 1, struct.pack("<I", 52 << 2 | 3))
        + cell(5, 2, struct.pack("<d", 45351.0), style=1)
        + cell(5, 3, struct.pack("<d", 1.5), style=2)
        + cell(7, 4, struct.pack("<I", 0))
        + cell(7, 5, struct.pack("<I", 1))
        + row(1048575, is_hidden=True)
        + cell(3, 0, b"\x2a")
        + cell(4, 1, b"\1")
        + cell(6, 2, text("egen"))
        + cell(62, 3, b"\0" + text("rik"))
        + cell(8, 4, text("svar") + bytes(4))
        + cell(9, 5, struct.pack("<d", 2.0) + bytes(4))
        + cell(10, 6, b"\0" + bytes(4))
        + cell(11, 16383, b"\x07" + bytes(4))
    )
    columns = record(60, struct.pack("<IIIIH", 2, 3, 0, 0, 1))
    sheet = read_bytes(
        xlsb_bytes(rows, before=columns, after=record(176, struct.pack("<4I", 0, 1, 2, 3))), tmp_path, "Bok.xlsb"
    )

    last = 1_048_576
    assert contents(sheet) == {
        (1, 2): (Kind.NUMBER, 0.52, False),
        (1, 3): (Kind.DATE, 45351.0, False),
        (1, 4): (Kind.NUMBER, 1.5, False),
        (1, 5): (Kind.TEXT, "delt", False),
        (last, 1): (Kind.ERROR, "#N/A", False),
        (last, 2): (Kind.BOOLEAN, 1.0, False),
        (last, 3): (Kind.TEXT, "egen", False),
        (last, 4): (Kind.TEXT, "rik", False),
        (last, 5): (Kind.TEXT, "svar", True),
        (last, 6): (Kind.NUMBER, 2.0, True),
        (last, 7): (Kind.BOOLEAN, 0.0, True),
        (last, 16384): (Kind.ERROR, "#DIV/0!", True),
    }
    assert (sheet.state, set(sheet.hidden_rows), set(sheet.hidden_columns)) == ("veryHidden", {last}, {3, 4})
    assert sheet.merged == ((1, 3, 2, 4),)


def test_a_binary_workbook_may_count_from_1904(tmp_path: Path) -> None:
    rows = row(0) + cell(5, 0, struct.pack("<d", 43889.0), style=1)

    assert contents(read_bytes(xlsb_bytes(rows, is_1904=True), tmp_path)) == {(1, 1): (Kind.DATE, 45351.0, False)}


@pytest.mark.parametrize(
    "rows",
    [
        row(0) + cell(7, 0, b"\x09\0\0\0"),
        row(0) + cell(5, 0, struct.pack("<d", math.inf)),
        row(2**20) + cell(4, 0, b"\1"),
        b"\5\x7f",
    ],
)
def test_a_damaged_binary_workbook_is_refused(rows: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"«Bok\.xlsx» er skadet"):
        read_bytes(xlsb_bytes(rows), tmp_path)


@pytest.mark.parametrize(
    ("packed", "number"),
    [(5 << 2 | 2, 5.0), (2**32 - (7 << 2) | 2, -7.0), (1234 << 2 | 3, 12.34), (0x3FF00000, 1.0), (0x3FF00001, 0.01)],
)
def test_packed_numbers_are_unpacked(packed: int, number: float) -> None:
    assert packed_number(packed) == number


def test_texts_go_on_in_the_next_record() -> None:
    parts = [
        b"\x06\0\x08\x01\0abc",
        b"\x01" + "æøå".encode("utf-16-le") + b"1234",
        b"\x02\0\x04\x03\0\0\0ok12",
        b"3\x01\0\0z",
    ]
    texts = _Texts(parts, 0)

    assert [texts.text(), texts.text(), texts.text()] == ["abcæøå", "ok", "z"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', (Kind.BOOLEAN, 1.0, False)),
        ('<table:table-cell office:value-type="percentage" office:value="0.4"/>', (Kind.NUMBER, 0.4, False)),
        ('<table:table-cell office:value-type="date" office:date-value="2024-02-29"/>', (Kind.DATE, 45351.0, False)),
        ('<table:table-cell office:value-type="time" office:time-value="PT07H30M00S"/>', (Kind.DATE, 0.3125, False)),
        ('<table:table-cell office:value-type="time" office:time-value="-PT36H"/>', (Kind.NUMBER, -1.5, False)),
        (
            '<table:table-cell office:value-type="string"><text:p> to  ord<text:s text:c="2"/>og<text:tab/>'
            "<text:span>ett</text:span></text:p><text:p>linje<text:line-break/>skift</text:p>"
            "<office:annotation><text:p>merknad</text:p></office:annotation></table:table-cell>",
            (Kind.TEXT, "to ord  og\tett\nlinje\nskift", False),
        ),
        ('<table:table-cell table:formula="of:=B1"/>', (Kind.NO_CACHED_VALUE, None, True)),
        ('<table:table-cell table:formula="of:=B1"><text:p/></table:table-cell>', None),
        ("<table:table-cell/>", None),
    ],
)
def test_a_cell_of_an_ods_is_what_it_says(
    cells: str, expected: tuple[Kind, float | str | None, bool] | None, tmp_path: Path
) -> None:
    sheet = read_bytes(ods_bytes(f"<table:table-row>{cells}</table:table-row>"), tmp_path, "Bok.ods")

    assert contents(sheet) == ({} if expected is None else {(1, 1): expected})


def test_repeated_rows_and_cells_of_an_ods_are_all_there(tmp_path: Path) -> None:
    number = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>'
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell '
        f'table:number-columns-repeated="4"/>{number}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    )
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    sheet = read_bytes(ods_bytes(rows, columns=columns), tmp_path, "Bok.ods")

    assert contents(sheet) == {(r, c): (Kind.NUMBER, 1.0, False) for r in (4, 5) for c in (5, 6)}
    assert (set(sheet.hidden_rows), set(sheet.hidden_columns)) == ({4, 5}, {3})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            ods_bytes(
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" '
                'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
            ),
            "Filen «Bok.xlsx» er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og kjør igjen.",
        ),
        (
            ods_bytes("", manifest="<manifest:encryption-data xmlns:manifest='x'/>"),
            "Filen «Bok.xlsx» er beskyttet med passord. Fjern passordet i LibreOffice og lagre filen på nytt.",
        ),
    ],
)
def test_what_is_no_readable_ods_is_refused(data: bytes, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_bytes(data, tmp_path)

    assert str(refusal.value) == sentence


def encrypted(password: str) -> bytes:
    plain = package_bytes(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'))
    # msoffcrypto writes files of less than 4 kB that it cannot open itself
    source = io.BytesIO(plain)
    with zipfile.ZipFile(source, "a") as package:
        package.writestr("xl/media/stort.bin", bytes(8192))
    target = io.BytesIO()
    OOXMLFile(source).encrypt(password, target)
    assert msoffcrypto.OfficeFile(target).is_encrypted()
    return target.getvalue()


@pytest.fixture(scope="module")
def protected() -> bytes:
    return encrypted("hemmelig")


def test_a_protected_workbook_opens_with_its_password(protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Ungdom.xlsx"
    path.write_bytes(protected)

    assert contents(read_workbook(path, "hemmelig").sheets[0]) == {(1, 1): (Kind.NUMBER, 7.0, False)}


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        (
            None,
            "Filen «Ungdom.xlsx» er beskyttet med passord. Oppgi passordet med --password-env, "
            "eller fjern det i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen.",
        ),
        ("feil", "Passordet åpner ikke filen «Ungdom.xlsx». Kontroller passordet og kjør igjen."),
    ],
)
def test_a_protected_workbook_stays_shut(password: str | None, sentence: str, protected: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Ungdom.xlsx"
    path.write_bytes(protected)

    with pytest.raises(UnreadableFileError) as refusal:
        read_workbook(path, password)

    assert str(refusal.value) == sentence


def test_a_password_is_not_needed_for_an_open_workbook(tmp_path: Path) -> None:
    path = tmp_path / "Bok.xlsx"
    path.write_bytes(package_bytes(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>')))
    old = tmp_path / "Bok.xls"
    old.write_bytes((DATA / "LibreOffice.xls").read_bytes())

    assert read_workbook(path, "hemmelig").sheets[0].last_row == 1
    assert read_workbook(old, "hemmelig").sheets[0].last_row == 299


def test_what_excel_only_keeps_from_being_changed_opens_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "Bok.xlsx"
    path.write_bytes(encrypted("VelvetSweatshop"))

    assert contents(read_workbook(path).sheets[0]) == {(1, 1): (Kind.NUMBER, 7.0, False)}
