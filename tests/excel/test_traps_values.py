"""Traps 11 to 18: text, dates, places, looks, what was overwritten, recalculation."""

from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import etree

from pipeline.excel import caches
from pipeline.excel.patch import open_workbook
from tests.excel.packages import (
    MAIN,
    add_part,
    book,
    sheet_xml,
)
from tests.excel.trap_workbooks import (
    TEXTS,
    THREE_ROWS,
    patch_of,
    plain,
    refused,
    saved,
    sheet_of,
    with_chain,
)

# 11: text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "0301",
        "01.02.2026",
        "1E5",
        "TRUE",
        "01017012345",
        "_x0041_",
        "a\rb",
        "\x07",
        " to ord  ",
        "a\nb",
        "<&>\"'",
        "😀",
        "_x_",
    ],
)
def test_11_text_stays_the_text_it_was(text: str, tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.set_value("Ark", "A2", text)
    result, _ = saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx").value("Ark", "A2")

    assert (again.kind, again.value, again.formula) == ("text", text, None)
    etree.fromstring(result["xl/worksheets/sheet1.xml"])
    assert ('xml:space="preserve"' in sheet_of(result)) == (text in (" to ord  ", "a\nb"))


def test_11_text_longer_than_a_cell_is_refused() -> None:
    patch = patch_of(plain())

    assert patch.would_refuse("Ark", "A2", "x" * 32_767) is None
    assert refused(patch, "A2", "x" * 32_768) == "teksten er lengre enn 32 767 tegn, som er det en celle rommer."
    assert "lengre enn" in refused(patch, "A2", "😀" * 16_384)


# 12: dates


def test_12_a_date_keeps_the_look_of_its_cell(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>45000</v></c><c r="B1" s="2"><v>1</v></c><c r="C1"><v>1</v></c></row>'
    patch = patch_of(plain(rows=rows))
    for cell in ("A1", "B1", "C1"):
        patch.set_value("Ark", cell, date(2026, 11, 21))
    patch.set_value("Ark", "D1", datetime(2026, 11, 21, 6, 0))
    text = sheet_of(saved(patch, tmp_path)[0])

    assert '<c r="A1" s="1"><v>46347</v></c><c r="B1" s="1"><v>46347</v></c>' in text
    assert '<c r="D1" s="4"><v>46347.25</v></c>' in text
    assert open_workbook(tmp_path / "ut.xlsx").value("Ark", "C1").value == datetime(2026, 11, 21)


def test_12_the_1904_system_is_kept(tmp_path: Path) -> None:
    parts = plain()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    patch = patch_of(parts)
    patch.set_value("Ark", "B2", date(2026, 11, 21))

    assert "<v>44885</v>" in sheet_of(saved(patch, tmp_path)[0])
    assert "før 1. mars 1900 (før 1904" in refused(patch, "B3", date(1903, 12, 31))


@pytest.mark.parametrize(("day", "is_refused"), [(date(1900, 2, 28), True), (date(1900, 3, 1), False)])
def test_12_nothing_before_march_1900(day: date, is_refused: bool) -> None:
    assert (patch_of(plain()).would_refuse("Ark", "B2", day) is not None) is is_refused


def test_12_a_number_is_not_written_where_it_would_look_like_a_date() -> None:
    patch = patch_of(plain(rows='<row r="1"><c r="A1" s="1"><v>45000</v></c></row>'))

    assert refused(patch, "A1", 5) == "cellen er formatert som dato, og tallet ville blitt vist som en dato."
    assert patch.would_refuse("Ark", "A1", "tekst") is None


# 13: rows and cells without references


def test_13_cells_without_references_keep_their_places(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    patch = patch_of(plain(rows=rows, before='<dimension ref="A1:B2"/>'))
    assert [patch.value("Ark", cell).value for cell in ("A1", "B1", "A2")] == [1, 2, 3]
    patch.set_value("Ark", "B1", 20)
    patch.set_value("Ark", "D4", 4)
    text = sheet_of(saved(patch, tmp_path)[0])

    assert "<row><c><v>1</v></c><c><v>20</v></c></row><row><c><v>3</v></c></row>" in text
    assert '<row r="4"><c r="D4"><v>4</v></c></row>' in text
    assert '<dimension ref="A1:D4"/>' in text


def test_13_a_cell_put_before_one_without_reference_does_not_push_it(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="C1"><v>3</v></c><c><v>4</v></c></row>'
        '<row r="5"><c r="A5"><v>5</v></c></row><row><c><v>6</v></c></row>'
    )
    patch = patch_of(plain(rows=rows))
    patch.set_value("Ark", "B1", 2)
    saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")

    assert [again.value("Ark", cell).value for cell in ("B1", "C1", "D1", "A5", "A6")] == [2, 3, 4, 5, 6]


def test_13_rows_out_of_order_are_refused() -> None:
    rows = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'

    assert "står ikke i rekkefølge" in refused(patch_of(plain(rows=rows)), "A1", 9)


def test_13_spans_grow_with_the_row(tmp_path: Path) -> None:
    patch = patch_of(plain(rows='<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>'))
    patch.set_value("Ark", "D1", 2)

    assert '<row r="1" spans="1:4">' in sheet_of(saved(patch, tmp_path)[0])


# 14: new cells take the row's style, else the column's


def test_14_a_new_cell_looks_like_its_row_or_column(tmp_path: Path) -> None:
    rows = '<row r="1" s="3" customFormat="1"><c r="A1" s="3"/></row><row r="2"><c r="A2"><v>1</v></c></row>'
    patch = patch_of(plain(rows=rows, before='<cols><col min="2" max="3" width="9" style="2"/></cols>'))
    patch.set_value("Ark", "B1", 5)
    patch.set_value("Ark", "B2", 5)
    patch.set_value("Ark", "E2", 5)
    text = sheet_of(saved(patch, tmp_path)[0])

    assert '<c r="B1" s="3"><v>5</v></c>' in text
    assert '<c r="B2" s="2"><v>5</v></c><c r="E2"><v>5</v></c>' in text


# 15: overwritten names are blanked where they were


def test_15_a_name_that_no_cell_shows_any_more_is_blanked(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.set_value("Ark", "A2", "en annen")
    result, receipt = saved(patch, tmp_path)

    assert "xl/sharedStrings.xml" in receipt.parts_changed
    assert "<si><t/></si><si><t>Bjørn Prøve</t></si>" in result["xl/sharedStrings.xml"].decode()
    assert open_workbook(tmp_path / "ut.xlsx").value("Ark", "A3").value == "Bjørn Prøve"


def test_15_a_name_that_another_cell_still_shows_stays(tmp_path: Path) -> None:
    other = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    parts = book({"Ark": sheet_xml(THREE_ROWS), "Annet": other}, texts=TEXTS)
    patch = patch_of(parts)
    patch.set_value("Ark", "A2", "en annen")

    assert saved(patch, tmp_path)[0]["xl/sharedStrings.xml"] == parts["xl/sharedStrings.xml"]


def test_15_pivot_caches_that_keep_old_values_are_named(tmp_path: Path) -> None:
    parts = plain()
    cache = f'<pivotCacheDefinition xmlns="{MAIN}"/>'.encode()
    add_part(parts, "xl/workbook.xml", "xl/pivotCache/a.xml", cache, "pivotCacheDefinition", "pivotCacheDefinition+xml")
    patch = patch_of(parts)
    patch.set_value("Ark", "A2", "en annen")

    assert saved(patch, tmp_path)[1].notes == (caches.STALE_PIVOTS,)


def test_15_caches_where_an_old_name_stays_readable_are_named(tmp_path: Path) -> None:
    parts = plain()
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = f'<c:chartSpace xmlns:c="{space}"><c:v>Anna Eksempel</c:v></c:chartSpace>'.encode()
    content_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    add_part(parts, "xl/workbook.xml", "xl/charts/chart1.xml", chart, "chart", content_type)
    first, second = patch_of(parts), patch_of(parts)
    first.set_value("Ark", "A2", "en annen")
    second.set_value("Ark", "A3", "en annen")

    assert saved(first, tmp_path)[1].notes == (caches.STILL_READABLE,)
    assert saved(second, tmp_path)[1].notes == ()


def test_15_a_name_behind_a_formula_or_in_cdata_is_still_shown(tmp_path: Path) -> None:
    rows = THREE_ROWS + (
        '<row r="4"><c r="A4" t="s"><f>A2</f><v>0</v></c><c r="B4" t="s"><v><![CDATA[1]]></v></c>'
        '<c r="C4"><v>1</v></c></row>'
    )
    patch = patch_of(plain(rows=rows))
    patch.set_value("Ark", "A2", "en annen")
    patch.set_value("Ark", "A3", "en tredje")

    assert saved(patch, tmp_path)[0]["xl/sharedStrings.xml"] == plain()["xl/sharedStrings.xml"]


# 16 to 18: recalculation


def test_16_full_calculation_is_asked_for_only_where_there_are_formulas(tmp_path: Path) -> None:
    without, with_formulas = patch_of(plain()), patch_of(with_chain())
    without.set_value("Ark", "B2", 4)
    with_formulas.set_value("Ark", "B2", 4)

    assert "fullCalcOnLoad" not in saved(without, tmp_path)[0]["xl/workbook.xml"].decode()
    text = saved(with_formulas, tmp_path)[0]["xl/workbook.xml"].decode()
    assert '<calcPr calcId="191029" fullCalcOnLoad="1"/>' in text


def test_17_a_formulas_result_is_told_from_a_value() -> None:
    value = patch_of(with_chain()).value("Ark", "B4")

    assert (value.value, value.formula) == (8, "SUM(B2:B3)")


def test_18_calcpr_is_put_where_the_schema_has_it(tmp_path: Path) -> None:
    rows = THREE_ROWS + '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>8</v></c></row>'
    names = '<definedNames><definedName name="X">1</definedName></definedNames>'
    patch = patch_of(plain(rows=rows, workbook=f'{names}<pivotCaches/><extLst><ext uri="x"/></extLst>'))
    patch.set_value("Ark", "B2", 4)
    text = saved(patch, tmp_path)[0]["xl/workbook.xml"].decode()

    assert '</definedNames><calcPr fullCalcOnLoad="1"/><pivotCaches/><extLst>' in text


def test_18_manual_calculation_stays_manual(tmp_path: Path) -> None:
    parts = with_chain()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<calcPr ", b'<calcPr calcMode="manual" ')
    patch = patch_of(parts)
    patch.set_value("Ark", "B2", 4)

    assert '<calcPr calcMode="manual"' in saved(patch, tmp_path)[0]["xl/workbook.xml"].decode()


@pytest.mark.parametrize("number", ["0", " 0", "0 ", "\n0\n", "\t0"])
def test_a_text_that_another_sheet_shows_stays_however_its_number_is_written(number: str, tmp_path: Path) -> None:
    here = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    there = f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>'
    patch = patch_of(book({"Ark": sheet_xml(here), "Annet": sheet_xml(there)}, texts=("Anna Eksempel",)))
    patch.set_value("Ark", "A1", 7)

    assert b"Anna Eksempel" in saved(patch, tmp_path)[0]["xl/sharedStrings.xml"]
