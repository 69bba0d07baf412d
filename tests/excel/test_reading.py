from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import Kind
from pipeline.excel.reading import read_workbook
from tests.excel.raw_workbooks import contents, package_bytes, read_bytes, sheet_xml

if TYPE_CHECKING:
    from pathlib import Path

SHARED = (
    "<si><t>Gate 1</t></si><si><t></t></si><si><r><t>Fet </t></r><r><rPr><b/></rPr><t>skrift</t></r>"
    '<rPh sb="0" eb="1"><t>uttale</t></rPh></si><si><t xml:space="preserve"> luft </t></si>'
    "<si><t>linje_x000A_skift</t></si>"
    "<si><t>Gate 1</t></si>"
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1"><v>12.5</v></c>', (Kind.NUMBER, 12.5, False)),
        ('<c r="A1" t="n"><v>-3E-2</v></c>', (Kind.NUMBER, -0.03, False)),
        ('<c r="A1" t="s"><v>0</v></c>', (Kind.TEXT, "Gate 1", False)),
        ('<c r="A1" t="s"><v>1</v></c>', None),
        ('<c r="A1" t="s"><v>2</v></c>', (Kind.TEXT, "Fetskrift", False)),
        ('<c r="A1" t="s"><v>3</v></c>', (Kind.TEXT, " luft ", False)),
        ('<c r="A1" t="s"><v>4</v></c>', (Kind.TEXT, "linje\nskift", False)),
        ('<c r="A1" t="b"><v>1</v></c>', (Kind.BOOLEAN, 1.0, False)),
        ('<c r="A1" t="e"><v>#N/A</v></c>', (Kind.ERROR, "#N/A", False)),
        ('<c r="A1" t="d"><v>2024-02-29</v></c>', (Kind.DATE, 45351.0, False)),
        ('<c r="A1" t="str"><f>B1</f><v>R&amp;D</v></c>', (Kind.TEXT, "R&D", True)),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),
        ('<c r="A1"><f>B1</f></c>', (Kind.NO_CACHED_VALUE, None, True)),
        ('<c r="A1"><f>B1</f><v/></c>', (Kind.NO_CACHED_VALUE, None, True)),
        ('<c r="A1"><f>B1</f><v>4</v></c>', (Kind.NUMBER, 4.0, True)),
        ('<c r="A1" t="inlineStr"><is><t>0301</t></is></c>', (Kind.TEXT, "0301", False)),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', (Kind.TEXT, "ab", False)),
        ('<c r="A1" s="1"><v>45351</v></c>', (Kind.DATE, 45351.0, False)),
        ('<c r="A1" s="2"><v>0.5</v></c>', (Kind.DATE, 0.5, False)),
        ('<c r="A1" s="3"><v>1.5</v></c>', (Kind.NUMBER, 1.5, False)),
        ('<c r="A1" s="4"><v>45351</v></c>', (Kind.DATE, 45351.0, False)),
        ('<c r="A1" s="5"><v>45351</v></c>', (Kind.NUMBER, 45351.0, False)),
        ('<c r="A1" s="1"/>', None),
        ("<c><v>7</v></c>", (Kind.NUMBER, 7.0, False)),
    ],
)
def test_a_cell_is_what_it_says(
    cell: str, expected: tuple[Kind, float | str | None, bool] | None, tmp_path: Path
) -> None:
    sheet = read_bytes(package_bytes(sheet_xml(f'<row r="1">{cell}</row>'), shared=SHARED), tmp_path)

    assert contents(sheet) == ({} if expected is None else {(1, 1): expected})


def test_dates_of_1904_count_from_1900(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>43889</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1"><v>43889</v></c></row>'
    sheet = read_bytes(package_bytes(sheet_xml(rows), is_1904=True), tmp_path)

    assert [value for _, value, _ in contents(sheet).values()] == [45351.0, 0.5, 43889.0]


def test_dense_fills_the_rows_between(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="A4"><f>B1</f></c></row>'
    column = read_bytes(package_bytes(sheet_xml(rows)), tmp_path).columns[0].dense(1, 4)

    assert column.rows.tolist() == [1, 2, 3, 4]
    assert column.kind.tolist() == [Kind.BLANK, Kind.NUMBER, Kind.BLANK, Kind.NO_CACHED_VALUE]
    assert np.array_equal(column.number, [np.nan, 1, np.nan, np.nan], equal_nan=True)
    assert column.text.tolist() == [-1] * 4
    assert column.is_formula.tolist() == [False, False, False, True]


def test_hidden_and_merged_are_told(tmp_path: Path) -> None:
    xml = sheet_xml(
        '<row r="1"/><row r="2" hidden="1"><c r="B2"><v>1</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/><cols><col min="3" max="4" hidden="1"/><col min="5" max="5"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="B2:C9"/></mergeCells>',
    )
    sheet = read_bytes(package_bytes(xml), tmp_path)

    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == (
        frozenset({2}),
        frozenset({3, 4}),
        ((2, 2, 9, 3),),
    )
    assert sheet.last_row == 2


def test_an_empty_file_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Boliger.xlsx"
    path.touch()

    with pytest.raises(UnreadableFileError) as refusal:
        read_workbook(path)

    assert str(refusal.value) == "Filen «Boliger.xlsx» er tom og er ikke en arbeidsbok som kan leses."


def test_what_all_cells_of_a_column_have_in_common_is_held_once(tmp_path: Path) -> None:
    cells = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}"><v>7</v></c></row>'
    xml = sheet_xml("".join(cells.format(row) for row in range(1, 9)))
    first, second = read_bytes(package_bytes(xml), tmp_path).columns

    assert first.number.tolist() == list(range(1, 9))
    assert second.number.tolist() == [7] * 8
    assert first.rows is second.rows
    assert {view.strides for view in (first.kind, first.text, first.is_formula, second.number)} == {(0,)}


def test_rows_are_found_by_what_their_texts_and_whole_numbers_say(tmp_path: Path) -> None:
    cells = ("<v>884411</v>", "<v>884411.5</v>", "<v>7</v>", "<v>1E300</v>", "<f>A1</f>")
    rows = "".join(f'<row r="{n}"><c r="B{n}">{cell}</c></row>' for n, cell in enumerate(cells, 1))
    text = '<row r="6"><c r="A6"><v>1</v></c><c r="C6" t="str"><v>884411</v></c></row>'
    sheet = read_bytes(package_bytes(sheet_xml(rows + text)), tmp_path)

    assert sheet.rows_where(lambda texts: np.array([text == "884411" for text in texts], dtype=bool)) == {1, 6}
