"""The quick and the exact way of reading a sheet tell the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cells import format_cell
from pipeline.excel import reading_sheet
from pipeline.excel.columns import RawSheet, Strings
from pipeline.excel.reading_formats import Look
from pipeline.excel.reading_sheet import SheetContent, read_sheet, read_sheet_exactly
from pipeline.excel.reading_strings import read_shared_strings
from pipeline.excel.reading_values import CellReader
from pipeline.excel.reading_xml import DamagedPartError
from tests.excel.raw_workbooks import HEAD, MAIN, STRICT, contents, sheet_xml

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = f'{HEAD}<sst xmlns="{MAIN}"><si><t>null</t></si><si><t></t></si><si><t>to</t></si><si><t>null</t></si></sst>'
LOOKS = (Look.NUMBER, Look.DATE, Look.TIME, Look.NUMBER)

ORDINARY = [
    '<row r="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1" spans="1:3" hidden="1"><c r="A1" s="1"/><c r="B1" t="s"><v>2</v></c></row><row r="9"/>',
    '<row r="1"></row><row r="2"><c r="A2"></c><c r="XFD2"><v>-1.5</v></c></row>',
    '<row r="1048576"><c r="ZZ1048576" s="2" t="n"><v>0.25</v></c><c r="AAA1048576"><v>1E+20</v></c></row>',
    '<row r="1"><c r="A1"><f>B1&gt;2</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>12345678</v></c></row>',
    '<row r="1"><c r="A1" t="str"><f>B1</f><v>R&amp;D &#x41; _x0041_</v></c><c r="B1" t="str"><v></v></c></row>',
    '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><f>A1</f><v>#REF!</v></c>'
    '<c r="C1" t="b"><v>0</v></c></row>',
    '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><f>D1</f><v/></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t>æ ø</t></is></c><c r="B1" s="1" t="inlineStr">'
    '<is><t xml:space="preserve"> å </t></is></c><c r="C1" t="inlineStr"><is><t> å </t></is></c></row>',
    '<row r="3"><c r="A3" s="1"><v>45351.5</v></c><c r="B3" s="1"><v>-1</v></c>'
    '<c r="C3" s="1"><v>2958466</v></c></row>',
    '<row r="2"><c r="A2"><v>123456789</v></c><c r="B2"><v>0.30000000000000004</v></c>'
    '<c r="C2"><v>5e-324</v></c></row>',
    '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="0" t="s"><v>3</v></c><c r="C1" t="s"><v>1</v></c></row>',
    '<row r="1" ht="20"><c r="A1" s="99999"><v>.5</v></c><c r="B1" t="d"><v>2024-02-29T12:00:00</v></c></row>',
    "",
]
UNUSUAL = [
    "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    '<row r="5"><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c t="s"><v>0</v></c></row>',
    '<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="B1"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v><![CDATA[<c r="B1"><v>2</v></c>]]></v></c></row>',
    '<row r="1"><c r="A1"><v>1<!-- x -->2</v></c></row>',
    '<row r="1">\n  <c r="A1">\n    <v>1</v>\n  </c>\n</row>\n<row r="2">\n<c r="A2"><v> 7 </v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t xml:space="preserve"> b</t></r>'
    "<rPh><t>x</t></rPh></is></c></row>",
    '<row r="1"><c s="1" r="A1"><v>45351</v></c><c r="B1" t="s" ><v>0</v></c></row>',
    "<row r='1' hidden='true'><c r='A1' t='b'><v>1</v></c></row>",
    '<row r="1"><c r="A1"><v>&#49;2</v></c><c r="B1" t="&#115;"><v>0</v></c></row>',
    '<row r="1" hidden="&#49;"><c r="A1"><v>1</v></c></row>',
    '<row r="1" xmlns="urn:other"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    '<row r="1"><c r="A1" xmlns="urn:other"><v>1</v></c><c r="B1"><v xmlns="urn:other">1</v></c></row>',
    '<row r="1"><c r="A1"><f xmlns="urn:other">x</f><v>1</v></c><c r="B1"><v>1</v></c></row>',
    '<row r="1" xml:space="preserve"><c r="A1" t="inlineStr"><is><t> a </t></is></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="b"><v>true</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>',
    '<row r="9"><c r="C9"><v>1</v></c><c r="A9"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>',
    '<row r="1"><c r="A7"><v>1</v></c><c r="a1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><c>r="B1" t="s"><v>2</v></c><c r="C1"><v>3</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v><![CDATA[<c r="B1"><v>2</v></c>]]row r="1"><c r="A1" t="str"><v><![CDATA['
    '<c r="B1"><v>2</v></c>]]></v></c></row>',
    '<row r="3"><c r="A3"><v>1</v></c><c rr="B3"><v>5</v></c></row><row r="9"><c r="D9"><v>7</v></c></row>',
    '<row r="3"><c r="A3"><v>1</v></c><c ref="B3"><v>5</v></c></row><row r="9"><c r="D9"><v>7</v></c></row>',
    '<row r="3"><c r="A3"><v>1</v></c><c r ="B3"><v>5</v></c></row><row r="9"><c r="D9"><v>7</v></c></row>',
    '<row r="1"><c r="A1"><v>nan</v></c><c r="B1"><v>1_0</v></c><c r="C1"><v>1e999</v></c>'
    '<c r="D1"><v>+1</v></c></row>',
    '<row r="1"><c r="A1" t="x"><v>1</v></c><c r="B1" t="S"><v>to</v></c><c r="C1" t="b"><v>7</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v> 2 </v></c><c r="B1"><v>-</v></c><c r="C1"><v>.</v></c>'
    '<c r="D1"><v>1.2.3</v></c></row>',
    '<row r="1"><c r="A1"><is><t>x</t></is></c><c r="B1" t="inlineStr"><v>y</v></c><c r="C1"><cx/><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v><extLst><ext><v>2</v></ext></extLst></c><other><c r="B1"><v>1</v></c></other></row>',
    '<row r="1"><c r="A1" t="str"><v>a\r\nb\rc</v></c><c r="B1" t="e"><v/></c><c r="C1" t="e"><v>  </v></c></row>',
    '<row r="1"/><c r="A1"><v>1</v></c><row r="2"><row r="3"><c r="A3"><v>1</v></c></row></row>',
    '<?pi <row r="1"><c r="A1"><v>1</v></c></row> ?><row r="2"><c r="A2"><v>1</v></c></row>',
]
DAMAGED = [
    '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
    '<row r="0"><c r="A0"><v>1</v></c></row>',
    '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    '<row r="1"><c r=""><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&unknown;</v></c></row>',
    '<row r="1"><c r="A1"><v>1</c></v></row>',
    '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c>',
]

Told = tuple[dict[object, object], set[int], set[int], list[tuple[int, int, int, int]]]


def cells(*, is_1904: bool = False) -> CellReader:
    strings = Strings()
    return CellReader(strings, read_shared_strings(SHARED.encode(), strings), LOOKS, is_1904)


def told(read: Callable[[CellReader], SheetContent], *, is_1904: bool = False) -> Told | None:
    reader = cells(is_1904=is_1904)
    try:
        content = read(reader)
    except DamagedPartError:
        return None
    sheet = RawSheet("", "", content.columns, reader.strings.texts)
    return dict(contents(sheet)), set(content.hidden_rows), set(content.hidden_columns), content.merged


def exactly_told(data: bytes, *, is_1904: bool = False) -> Told | None:
    return told(lambda reader: read_sheet_exactly([data], reader), is_1904=is_1904)


def quickly_told(data: bytes, *, is_1904: bool = False) -> Told | None:
    chunks = [data[at : at + 50] for at in range(0, len(data), 50)]
    return told(lambda reader: read_sheet(lambda: chunks, reader), is_1904=is_1904)


def both_ways(xml: str | bytes, *, is_1904: bool = False) -> Told | None:
    data = xml.encode() if isinstance(xml, str) else xml
    quick = quickly_told(data, is_1904=is_1904)
    assert quick == exactly_told(data, is_1904=is_1904)
    return quick


@pytest.fixture(params=[1, 150, 1 << 20])
def _piece_bytes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_sheet, "PIECE_BYTES", request.param)


@pytest.mark.usefixtures("_piece_bytes")
@pytest.mark.parametrize("rows", ORDINARY + UNUSUAL)
def test_rows_are_read_alike(rows: str) -> None:
    assert both_ways(sheet_xml(rows)) is not None
    assert both_ways(sheet_xml(rows), is_1904=True) is not None


def prefixed(xml: str) -> str:
    """Put a prefix before each element, as the Open XML SDK does."""
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=", 1)


@pytest.mark.usefixtures("_piece_bytes")
@pytest.mark.parametrize("rows", ORDINARY + UNUSUAL)
def test_rows_with_a_prefix_are_read_alike(rows: str) -> None:
    assert both_ways(prefixed(sheet_xml(rows))) is not None


@pytest.mark.parametrize("rows", DAMAGED)
def test_damaged_rows_are_refused_alike(rows: str) -> None:
    assert both_ways(sheet_xml(rows)) is None


@pytest.mark.parametrize("write", [str, prefixed])
@pytest.mark.parametrize("rows", ORDINARY)
def test_ordinary_rows_need_no_second_reading(
    rows: str, write: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> SheetContent:
        raise AssertionError

    monkeypatch.setattr(reading_sheet, "read_sheet_exactly", fail)
    data = write(sheet_xml(rows)).encode()

    read_sheet(lambda: [data], cells())


@pytest.mark.usefixtures("_piece_bytes")
def test_what_stands_around_the_rows_is_read_alike() -> None:
    xml = sheet_xml(
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"/><row r="3" hidden="true"/>',
        before='<sheetPr/><dimension ref="A1"/><cols><col min="2" max="3" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="D1"/></mergeCells><!-- </row></sheetData> -->',
    )

    assert both_ways(xml) == ({(1, 1): (1, 1.0, False)}, {1, 3}, {2, 3}, [(2, 2, 3, 3), (1, 4, 1, 4)])


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "xml",
    [
        sheet_xml(ONE, namespace=STRICT),
        re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet_xml(ONE)).replace("xmlns=", "xmlns:x="),
        sheet_xml(ONE).replace("UTF-8", "UTF-16").encode("utf-16"),
        sheet_xml(ONE).replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        b"\xef\xbb\xbf" + sheet_xml(ONE).encode(),
        sheet_xml(ONE).replace(HEAD, ""),
        sheet_xml(ONE).replace("<sheetData>", "<sheetData >"),
        sheet_xml(ONE).replace("<sheetData>", '<!-- <sheetData><row r="1"><c r="B1"><v>1</v></c></row> --><sheetData>'),
        sheet_xml(ONE).replace("<worksheet", '<worksheet xml:space="preserve"'),
        sheet_xml(ONE) + "<!-- </sheetData> -->",
        sheet_xml(ONE).replace("</sheetData>", "</sheetData><sheetData><row r='2'><c r='A2'/></row></sheetData>"),
    ],
)
def test_every_spelling_of_a_sheet_is_read(xml: str | bytes) -> None:
    assert both_ways(xml) == ({(1, 1): (1, 1.0, False)}, set(), set(), [])


@pytest.mark.parametrize("xml", [sheet_xml("").replace("<sheetData></sheetData>", "<sheetData/>"), sheet_xml("")])
def test_a_sheet_without_cells_is_empty(xml: str) -> None:
    assert both_ways(xml) == ({}, set(), set(), [])


@pytest.mark.parametrize(
    "xml", ["", "<", sheet_xml(ONE)[:-5], sheet_xml(ONE).replace(MAIN, "urn:x"), f"<!DOCTYPE worksheet>{sheet_xml('')}"]
)
def test_what_is_no_sheet_is_refused(xml: str) -> None:
    assert both_ways(xml) is None


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t æøå<>&\"'_x0041_"), max_size=12)
numbers = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(-100_000, 100_000, places=2).map(str),
    st.text("0123456789.-+eE ", max_size=18),
)


@st.composite
def cell_xml(draw: st.DrawFn, reference: str) -> str:
    formula = draw(st.sampled_from(["", "", "", "<f>A1+1</f>", '<f t="shared" si="0"/>', "<f></f>"]))
    style = draw(st.sampled_from(["", "", ' s="1"', ' s="2"', ' s="123"', ' s="0"']))
    kind = draw(st.sampled_from(["n", "n", "", "s", "s", "str", "inlineStr", "b", "e", "d"]))
    kind_words = f' t="{kind}"' if kind else ""
    attributes = draw(st.sampled_from([style + kind_words, kind_words + style]))
    text = escape(draw(texts))
    space = draw(st.sampled_from(["", ' xml:space="preserve"']))
    value = {
        "s": st.integers(0, 3).map(str),
        "str": st.just(text),
        "b": st.sampled_from(["0", "1", "true", "2"]),
        "e": st.sampled_from(["#N/A", "#DIV/0!", "#REF!", ""]),
        "d": st.sampled_from(["2024-02-29", "12:30:00", "i dag"]),
    }.get(kind, numbers)
    content = draw(
        st.one_of(
            value.map(lambda words: f"{formula}<v>{words}</v>"),
            st.sampled_from([f"<is><t{space}>{text}</t></is>", formula, formula + "<v/>", ""]),
        )
    )
    return f'<c r="{reference}"{attributes}>{content}</c>' if content else f'<c r="{reference}"{attributes}/>'


@st.composite
def rows_xml(draw: st.DrawFn) -> str:
    rows = []
    for row in sorted(draw(st.sets(st.integers(1, 40) | st.integers(1, 1_048_576), max_size=6))):
        columns = sorted(draw(st.sets(st.integers(1, 40) | st.integers(1, 16_384), max_size=6)))
        hidden = draw(st.sampled_from(["", ' spans="1:40"', ' hidden="1"', ' ht="15" hidden="0"']))
        content = "".join(draw(cell_xml(format_cell(row, column))) for column in columns)
        rows.append(f'<row r="{row}"{hidden}>{content}</row>' if content else f'<row r="{row}"{hidden}/>')
    return "".join(rows)


@settings(max_examples=60, deadline=None)
@given(rows=rows_xml(), is_1904=st.booleans(), piece_bytes=st.sampled_from([1, 100, 1 << 20]))
def test_any_rows_are_read_alike(rows: str, is_1904: bool, piece_bytes: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_sheet, "PIECE_BYTES", piece_bytes)
        both_ways(sheet_xml(rows), is_1904=is_1904)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(rows=rows_xml(), is_1904=st.booleans(), piece_bytes=st.sampled_from([1, 100, 1 << 20]))
def test_very_many_rows_are_read_alike(rows: str, is_1904: bool, piece_bytes: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_sheet, "PIECE_BYTES", piece_bytes)
        both_ways(sheet_xml(rows), is_1904=is_1904)
