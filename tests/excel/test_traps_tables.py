"""Traps 19 to 28: tables."""

from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
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
    TWO_COLUMNS,
    patch_of,
    plain,
    refused,
    saved,
    sheet_of,
    table_xml,
    with_table,
)


def test_19_the_table_holds_its_totals_row_and_the_filter_does_not(tmp_path: Path) -> None:
    rows = THREE_ROWS + (
        '<row r="4"><c r="A4" t="inlineStr"><is><t>Sum</t></is></c>'
        '<c r="B4" s="2"><f>SUBTOTAL(109,Tabell[Antall])</f><v>8</v></c></row>'
    )
    table = table_xml("A1:B4", TWO_COLUMNS, attributes=' totalsRowCount="1"', filtered="A1:B3")
    patch = patch_of(with_table(table, rows))
    assert patch.append_row("Ark", "Tabell", {"Navn": "Ny", "Antall": 7}) == 4
    result, _ = saved(patch, tmp_path)

    shown = result["xl/tables/table1.xml"].decode()
    assert 'ref="A1:B5"' in shown
    assert '<autoFilter ref="A1:B4"/>' in shown
    again = open_workbook(tmp_path / "ut.xlsx")
    assert [again.value("Ark", cell).value for cell in ("A4", "B4", "A5")] == ["Ny", 7, "Sum"]
    assert again.value("Ark", "B5").formula == "SUBTOTAL(109,Tabell[Antall])"


def test_20_headings_and_totals_are_never_written() -> None:
    table = table_xml("A1:B3", TWO_COLUMNS, attributes=' totalsRowCount="1"')
    patch = patch_of(with_table(table))

    assert refused(patch, "A1", "Noe annet") == "cellen er en overskrift i tabellen «Tabell»."
    assert refused(patch, "B3", 8) == "cellen står i totalraden i tabellen «Tabell»."


def test_21_the_placeholder_of_an_empty_table_is_filled(tmp_path: Path) -> None:
    rows = THREE_ROWS.split('<row r="2"')[0]
    patch = patch_of(with_table(table_xml("A1:B2", TWO_COLUMNS), rows))
    assert patch.append_row("Ark", "Tabell", {"Navn": "Første"}) == 2
    assert patch.append_row("Ark", "Tabell", {"Navn": "Andre"}) == 3

    assert 'ref="A1:B3"' in saved(patch, tmp_path)[0]["xl/tables/table1.xml"].decode()


def test_21_a_table_may_lack_its_header_row(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>3</v></c></row>'
    patch = patch_of(with_table(table_xml("A1:B1", TWO_COLUMNS, attributes=' headerRowCount="0"'), rows))
    assert patch.append_row("Ark", "Tabell", {"Navn": "Ny", "Antall": 1}) == 2

    assert 'ref="A1:B2"' in saved(patch, tmp_path)[0]["xl/tables/table1.xml"].decode()


def test_22_one_hand_coloured_row_does_not_spread(tmp_path: Path) -> None:
    styled = "".join(
        f'<row r="{row}" ht="20" customHeight="1"><c r="A{row}" s="{3 if row == 5 else 2}"><v>{row}</v></c></row>'
        for row in range(2, 6)
    )
    rows = THREE_ROWS.split('<row r="2"')[0] + styled
    patch = patch_of(with_table(table_xml("A1:B5", TWO_COLUMNS), rows))
    patch.append_row("Ark", "Tabell", {"Navn": "Ny"})

    text = sheet_of(saved(patch, tmp_path)[0])
    assert '<row r="6" customHeight="1" ht="20"><c r="A6" s="2" t="inlineStr">' in text


def test_23_a_shared_formula_is_written_out_in_the_new_row(tmp_path: Path) -> None:
    rows = THREE_ROWS.split('<row r="2"')[0] + (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">A2*$A$2</f><v>1</v></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    patch = patch_of(with_table(table_xml("A1:B3", TWO_COLUMNS), rows))
    patch.append_row("Ark", "Tabell", {"Navn": 7})
    patch.append_row("Ark", "Tabell", {"Navn": 8})
    text = sheet_of(saved(patch, tmp_path)[0])

    assert '<c r="B4"><f>A4*$A$2</f></c>' in text
    assert '<c r="B5"><f>A5*$A$2</f></c>' in text


def test_24_what_ends_exactly_on_the_last_row_grows(tmp_path: Path) -> None:
    after = (
        '<protectedRanges><protectedRange name="x" sqref="A2:A3"/></protectedRanges>'
        '<conditionalFormatting sqref="B2:B3"><cfRule type="top10" priority="1" rank="1"/></conditionalFormatting>'
        '<conditionalFormatting sqref="A2:A2"><cfRule type="top10" priority="2" rank="1"/></conditionalFormatting>'
        '<dataValidations count="2"><dataValidation type="whole" sqref="B2:B3"><formula1>0</formula1>'
        '<formula2>9</formula2></dataValidation><dataValidation type="custom" sqref="A2:A99"><formula1>1</formula1>'
        "</dataValidation></dataValidations>"
    )
    parts = with_table(table_xml("A1:B3", TWO_COLUMNS), after=after)
    names = (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Ark!$A$1:$B$3</definedName>'
        '<definedName name="Alle">Ark!$A$2:$B$3</definedName><definedName name="Siste">Ark!$A$3</definedName>'
        '<definedName name="Andre">Annet!$A$2:$B$3</definedName></definedNames>'
    )
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", f"</sheets>{names}".encode())
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = f'<c:chartSpace xmlns:c="{space}"><c:f>Ark!$B$2:$B$3</c:f></c:chartSpace>'.encode()
    content_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    add_part(parts, "xl/workbook.xml", "xl/charts/chart1.xml", chart, "chart", content_type)
    patch = patch_of(parts)
    patch.append_row("Ark", "Tabell", {"Navn": "Ny", "Antall": 4})
    result, _ = saved(patch, tmp_path)

    text, workbook = sheet_of(result), result["xl/workbook.xml"].decode()
    assert 'name="x" sqref="A2:A4"' in text
    assert '<conditionalFormatting sqref="B2:B4">' in text
    assert '<conditionalFormatting sqref="A2:A2">' in text
    assert '<dataValidation type="whole" sqref="B2:B4">' in text
    assert 'sqref="A2:A99"' in text
    assert ">Ark!$A$1:$B$4<" in workbook
    assert ">Ark!$A$2:$B$4<" in workbook
    assert ">Ark!$A$3<" in workbook
    assert ">Annet!$A$2:$B$3<" in workbook
    assert b"Ark!$B$2:$B$4" in result["xl/charts/chart1.xml"]


def test_25_what_would_have_to_move_is_refused_with_its_address() -> None:
    below = THREE_ROWS + '<row r="4"><c r="B4" t="inlineStr"><is><t>Kilde</t></is></c></row>'
    in_the_way = patch_of(with_table(table_xml("A1:B3", TWO_COLUMNS), below))
    parts = with_table(table_xml("A1:B3", TWO_COLUMNS))
    note = f'<comments xmlns="{MAIN}"><commentList><comment ref="A4" authorId="0"/></commentList></comments>'.encode()
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/comments1.xml", note, "comments", "comments+xml")

    with pytest.raises(UnsafeEditError, match="celle A4, er ikke endret: innholdet i B4 måtte flyttes"):
        in_the_way.append_row("Ark", "Tabell", {"Navn": "Ny"})
    with pytest.raises(UnsafeEditError, match="celle A4, er ikke endret: merknaden i A4 måtte flyttes"):
        patch_of(parts).append_row("Ark", "Tabell", {"Navn": "Ny"})


def test_26_formulas_that_stop_above_the_new_row_are_reported(tmp_path: Path) -> None:
    other = sheet_xml('<row r="1"><c r="A1"><f>SUM(Ark!B2:B3)</f><v>8</v></c><c r="B1"><f>Ark!B3</f><v>5</v></c></row>')
    parts = book({"Ark": sheet_xml(THREE_ROWS), "Annet": other}, texts=TEXTS)
    patch = patch_of(parts)
    patch.append_row("Ark", 1, {"Navn": "Ny", "Antall": 1})

    assert saved(patch, tmp_path)[1].notes == (
        "Formler og lister som slutter på rad 3 i arket «Ark» tar ikke med det som er lagt til under: Annet!A1. "
        "Utvid dem i Excel.",
    )


@pytest.mark.parametrize("kind", ["queryTable", "xml"])
def test_27_tables_fed_from_elsewhere_are_refused(kind: str) -> None:
    patch = patch_of(with_table(table_xml("A1:B3", TWO_COLUMNS, attributes=f' tableType="{kind}"')))
    reason = "tabellen «Tabell» fylles fra en spørring eller et XML-kart og ville blitt skrevet over"

    assert refused(patch, "A2", "x") == reason + "."
    with pytest.raises(UnsafeEditError, match=reason):
        patch.append_row("Ark", "Tabell", {"Navn": "x"})


def test_28_blank_styled_rows_are_filled_and_not_doubled(tmp_path: Path) -> None:
    rows = THREE_ROWS + '<row r="4" ht="30"><c r="A4" s="2"/><c r="B4" s="2"/></row><row r="5"><c r="A5" s="2"/></row>'
    in_table, in_list = patch_of(with_table(table_xml("A1:B5", TWO_COLUMNS), rows)), patch_of(plain(rows=rows))
    assert in_table.append_row("Ark", "Tabell", {"Navn": "Ny"}) == 4
    assert in_list.append_row("Ark", 1, {"Navn": "Ny"}) == 4

    result, _ = saved(in_table, tmp_path)
    assert 'ref="A1:B5"' in result["xl/tables/table1.xml"].decode()
    assert '<row r="4" ht="30"><c r="A4" s="2" t="inlineStr"><is><t>Ny</t></is></c><c r="B4" s="2"/></row>' in sheet_of(
        result
    )
