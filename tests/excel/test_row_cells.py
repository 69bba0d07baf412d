"""The cells in a row's text: the quick way finds what the thorough one does, or leaves the row to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel.markup import MalformedError
from pipeline.excel.row_cells import any_cells, cells_of, usual_cells

CELLS = (
    b'<c r="A1"/>',
    b'<c r="B1" s="3"/>',
    b'<c r="C1" s="3" t="s"><v>12</v></c>',
    b'<c r="D1"></c>',
    b'<c r="E1" t="str"><f>A1&amp;"x"</f><v>1x</v></c>',
    b'<c r="F1" t="inlineStr"><is><t xml:space="preserve"> to </t></is></c>',
    b'<c r="AA1"><f t="shared" ref="AA1:AA9" si="0">B1</f><v>3</v></c>',
)
ODD = (
    b'<c r="G1" x="a>b"><v>1</v></c>',
    b'<c r="G1" x="/>"><v>1</v></c>',
    b"<c><v>1</v></c>",
    b'<c s="1" r="G1"><v>1</v></c>',
    b"<c r='G1'><v>1</v></c>",
    b'<c r="g1"><v>1</v></c>',
    b'<c r="ZZZ1"/>',
    b'<c r="A1"><v>2</v></c>',
    b'<c r="G1"><v>1</v></c >',
    b'<c r="G1" ><v>1</v></c>',
    b'<c r="G1"><v>1</v><!-- </c> --></c>',
    b'<c r="G1"><is><t><![CDATA[</c>]]></t></is></c>',
    b'<c r="G0"/>',
    b'<c r="G12345678"/>',
    b"<x/>",
    b" ",
    b'<!-- <c r="H1"/> -->',
)
UNCLOSED = b'<c r="G1"><v>1</v>'


def row(cells: list[bytes], tag: bytes = b'<row r="1">') -> bytes:
    return tag + b"".join(cells) + b"</row>"


def test_usual_cells_are_found_in_the_quick_way() -> None:
    found = usual_cells(row(list(CELLS)))
    assert found is not None
    assert list(found) == [1, 2, 3, 4, 5, 6, 27]
    assert (found[3].tag, found[3].inner, found[3].style, found[3].shared_text) == (CELLS[2][:22], b"<v>12</v>", 3, 12)
    assert found == any_cells(row(list(CELLS)), b"")


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_cell_leaves_the_row_to_the_thorough_way(odd: bytes) -> None:
    assert usual_cells(row([CELLS[0], odd, CELLS[2]])) is None


@given(
    st.lists(st.sampled_from((*CELLS, *ODD, UNCLOSED)), max_size=6),
    st.sampled_from([b'<row r="1">', b'<row r="1" x="a>">', b"<row>", b'<row r="1" ht="15.75" customHeight="1">']),
)
def test_both_ways_find_the_same(cells: list[bytes], tag: bytes) -> None:
    text = row(cells, tag)
    quickly = usual_cells(text)
    try:
        thoroughly = any_cells(text, b"")
    except MalformedError:
        assert quickly is None
        return
    assert quickly in (None, thoroughly)
    assert cells_of(text, b"") == thoroughly
    assert quickly is None or list(quickly) == list(thoroughly)


def test_a_row_without_cells_has_none() -> None:
    assert cells_of(b'<row r="1"/>', b"") == cells_of(row([]), b"") == {}
