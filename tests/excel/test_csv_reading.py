from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import Kind, RawSheet
from pipeline.excel.csv_reading import decode, find_separator, read_csv
from pipeline.excel.reading import read_workbook

if TYPE_CHECKING:
    from pathlib import Path


def rows(sheet: RawSheet) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for column in sheet.columns:
        for row, kind, place in zip(column.rows.tolist(), column.kind.tolist(), column.text.tolist(), strict=True):
            assert kind == Kind.TEXT
            found.setdefault(row, {})[column.index] = sheet.strings[place]
    return dict(sorted(found.items()))


def read(text: str, encoding: str = "utf-8") -> dict[int, dict[int, str]]:
    return rows(read_csv(text.encode(encoding), "Boliger.csv"))


WORDS = "Adresse;Leietaker\r\nKjærlighetsstien 4 Å;Bjørn Ødegård\r\n"


@pytest.mark.parametrize(
    "data",
    [
        *(
            WORDS.encode(encoding)
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "cp865", "cp850")
        ),
        WORDS.encode("mac-roman"),
        WORDS.encode("utf-16-le"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode() + b"\x1a",
    ],
)
def test_norwegian_words_are_read_in_any_encoding(data: bytes) -> None:
    expected = {1: {1: "Adresse", 2: "Leietaker"}, 2: {1: "Kjærlighetsstien 4 Å", 2: "Bjørn Ødegård"}}

    assert rows(read_csv(data, "Boliger.csv")) == expected


def test_signs_of_windows_are_not_lost() -> None:
    assert decode("pris – 5 € «à»".encode("cp1252")) == "pris – 5 € «à»"


def test_utf_8_with_a_broken_letter_stays_utf_8() -> None:
    assert decode("æøå æøå æøå ".encode() + b"\xc3") == "æøå æøå æøå \ufffd"


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("id;areal;leie\n1;52,5;9000,00\n2;61,0;8500,50\n", ";"),
        ("id;areal\n1;52,5\n2;61,0\n3;44,5\n", ";"),
        ("id\tareal\tmerknad\n1\t52,5\ta, b\n2\t61,0\tc, d\n", "\t"),
        ("id,areal,leie\n1,52.5,9000\n2,61,8500\n", ","),
        ("id,adresse,merknad\n1,Storgata 1,a;b\n2,Storgata 2,\n", ","),
        ('id,areal\n1,"52,5"\n2,"61,0"\n', ","),
        ("id|areal\n1|52,5\n2|61,0\n", "|"),
        ("areal\n52,5\n61,0\n", ";"),
        ("adresse\nStorgata 1, Melhus\nStorgata 2, Ler\n", ";"),
        ("Boligliste, per 1.1.2024\n\nid;navn;areal\n1;a;2,5\n2;b;3,5\n3;c;4,5\n", ";"),
        ("id,navn\n1,Ole\n2,Kari\n", ","),
        ("a;b\n", ";"),
        ("a\n", ";"),
        ("", ";"),
        ('"a;b","c"\n"d;e","f"\n', ","),
        ('id;merknad\n1;"en, to\ntre; fire"\n2;x\n', ";"),
    ],
)
def test_the_separator_is_what_gives_even_rows(text: str, separator: str) -> None:
    assert find_separator(text) == separator


def test_rows_are_those_that_excel_shows() -> None:
    text = 'a;b\r\n\r\n"to\r\nlinjer; ""ja""";0301\r\n;\r\nsist; luft \n'

    assert read(text) == {
        1: {1: "a", 2: "b"},
        3: {1: 'to\nlinjer; "ja"', 2: "0301"},
        5: {1: "sist", 2: " luft "},
    }


def test_a_line_that_names_the_separator_is_no_row() -> None:
    assert read("sep=,\r\na,1;2\r\n") == {1: {1: "a", 2: "1;2"}}


def test_a_quote_that_is_never_closed_takes_in_the_rest() -> None:
    assert read('a;"b\nc;d\n' + "x" * 200_000) == {1: {1: "a", 2: "b\nc;d\n" + "x" * 200_000}}


def test_the_file_is_read_as_one_sheet(tmp_path: Path) -> None:
    path = tmp_path / "Leiligheter 2024.CSV"
    path.write_bytes("id;navn\n1;Åse\n".encode("cp1252"))

    workbook = read_workbook(path)

    assert workbook.file == "Leiligheter 2024.CSV"
    assert [(sheet.name, sheet.state, sheet.last_row) for sheet in workbook.sheets] == [
        ("Leiligheter 2024", "visible", 2)
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\x00\x01\x02;a\n",
            "Filen «Boliger.csv» er ikke en tekstfil som kan leses. "
            "Åpne den i programmet den kom fra og lagre den som «Excel-arbeidsbok (.xlsx)».",
        ),
        (
            b";" * 17_000,
            "Filen «Boliger.csv» har en rad med mer enn 16 384 kolonner og kan ikke leses. "
            "Kontroller at den er lagret med semikolon mellom kolonnene.",
        ),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_csv(data, "Boliger.csv")

    assert str(refusal.value) == sentence


fields = st.text(st.sampled_from('abcæøå 0123456789,.;"\n-'), min_size=1, max_size=8)


@given(st.integers(3, 6).flatmap(lambda width: st.lists(st.lists(fields, min_size=width, max_size=width), min_size=2)))
def test_quoted_fields_come_back(table: list[list[str]]) -> None:
    text = "".join(";".join('"' + field.replace('"', '""') + '"' for field in row) + "\r\n" for row in table)

    assert read("sep=;\n" + text) == {
        number: dict(enumerate(row, start=1)) for number, row in enumerate(table, start=1)
    }


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_csv(data, "Boliger.csv")
