"""Whatever stands in a file: it is read, or refused in a sentence that names it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import RawWorkbook
from pipeline.excel.reading import read_workbook
from tests.excel.binary_workbooks import cell, ods_bytes, row, xlsb_bytes
from tests.excel.raw_workbooks import package_bytes, sheet_xml

DATA = Path(__file__).parent / "data"
ROWS = (
    '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45351</v></c><c r="C1"><f>A1</f></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" t="str"><f>A1</f><v>R&amp;D</v></c></row>'
)
XLSX = package_bytes(sheet_xml(ROWS), shared="<si><t>æ</t></si>")
SEEDS = {
    "xlsx": XLSX,
    "ods": ods_bytes(
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2024-02-29"/></table:table-row>'
    ),
    "xlsb": xlsb_bytes(row(0) + cell(7, 0, bytes(4)) + cell(6, 1, b"\2\0\0\0a\0b\0") + cell(5, 2, bytes(8), 1)),
    "xls": (DATA / "LibreOffice.xls").read_bytes(),
    "csv": 'id;navn\n1;Åse\n2;"to\nlinjer"\n'.encode("cp1252"),
}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("Bok.xlsx", b"", "Filen «Bok.xlsx» er tom og er ikke en arbeidsbok som kan leses."),
        (
            "Bok.xls",
            b"<html><table><tr><td>1</td></tr></table></html>",
            "Filen «Bok.xls» er ikke en arbeidsbok som kan leses. "
            "Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)».",
        ),
        (
            "Bok.xlsx",
            XLSX[:-100],
            "Filen «Bok.xlsx» er skadet eller ikke fullstendig og kan ikke leses. "
            "Hent den på nytt, eller åpne den i Excel og lagre den en gang til.",
        ),
        (
            "Bok.xlsx",
            package_bytes(sheet_xml('<row r="1"><c r="A1" t="s"><v>4</v></c></row>')),
            "Arket «Ark» i filen «Bok.xlsx» er skadet og kan ikke leses. "
            "Åpne filen i Excel, lagre den på nytt og kjør igjen.",
        ),
        (
            "Bok.xlsx",
            package_bytes(sheet_xml(""), shared="<si>"),
            "Filen «Bok.xlsx» er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og kjør igjen.",
        ),
        (
            "Bok.xls",
            SEEDS["xls"][:3000],
            "Filen «Bok.xls» er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og kjør igjen.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UnreadableFileError) as refusal:
        read_workbook(path)

    assert str(refusal.value) == sentence


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"^Filen «Bok\.xlsx» finnes ikke\.$"):
        read_workbook(tmp_path / "Bok.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "Bok.xlsx"
    folder.mkdir()

    with pytest.raises(UnreadableFileError, match=r"^Filen «Bok\.xlsx» kan ikke åpnes\."):
        read_workbook(folder)


@st.composite
def mutated(draw: st.DrawFn, kind: str) -> bytes:
    """A file with some bytes changed, taken out or doubled; of a zip the members are, so that checksums still agree."""
    data = SEEDS[kind]
    if not data.startswith(b"PK") or draw(st.integers(0, 5)) == 0:
        return draw(changed(data))
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as package:
        names = source.namelist()
        spoiled = draw(st.sampled_from(names))
        for name in names:
            package.writestr(name, draw(changed(source.read(name))) if name == spoiled else source.read(name))
    return target.getvalue()


@st.composite
def changed(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 8))
        piece = draw(st.binary(max_size=8) | st.just(data[at : at + 2 * length]) | st.sampled_from(NASTY))
        data = data[:at] + piece + data[at + length :]
    return data


NASTY = [
    b"<",
    b">",
    b'"',
    b"&",
    b"<!--",
    b"<![CDATA[",
    b"</row>",
    b"</c>",
    b"\0",
    b"\xff\xff\xff\xff",
    b"9" * 30,
    b"-1",
]
NASTY += [
    b"<!DOCTYPE x>",
    b"</sheetData>",
    b'<c r="A1">',
    b'<row r="1">',
    b"\xc3",
    b"e999",
    b"2024-13-45",
    b"P9D",
    b"</v>",
]


def read_or_refuse(data: bytes, kind: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"Bok.{kind}"
        path.write_bytes(data)
        try:
            book = read_workbook(path)
        except UnreadableFileError as refusal:
            sentence = str(refusal)
        else:
            check(book)
            return
    if not re.match(r"(Filen|Arket «.*» i filen) «Bok\.", sentence, re.DOTALL) or folder in sentence:
        raise AssertionError(sentence)


def check(book: RawWorkbook) -> None:
    for sheet in book.sheets:
        for column in sheet.columns:
            size = len(column.rows)
            assert size > 0
            assert {len(part) for part in (column.kind, column.number, column.text, column.is_formula)} == {size}
            assert (column.rows[1:] > column.rows[:-1]).all()
            assert column.kind.all()
            assert column.text.max() < len(sheet.strings)
        assert list(sheet.columns) == sorted(sheet.columns, key=lambda column: column.index)


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=15_000, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", SEEDS)
def test_a_spoiled_file_is_read_or_refused(kind: str) -> None:
    QUICK(given(mutated(kind))(lambda data: read_or_refuse(data, kind)))()


@pytest.mark.slow
@pytest.mark.parametrize("kind", SEEDS)
def test_very_many_spoiled_files_are_read_or_refused(kind: str) -> None:
    LONG(given(mutated(kind))(lambda data: read_or_refuse(data, kind)))()


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv"])
@given(data=st.binary(max_size=200), start=st.sampled_from([b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes, start: bytes) -> None:
    read_or_refuse(start + data, suffix)


def test_a_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>')
    path = tmp_path / "Bok.xlsx"
    path.write_bytes(package_bytes(xml))

    column = read_workbook(path).sheets[0].columns[0]

    assert (column.index, column.rows.tolist()) == (16_384, [1_048_576])
