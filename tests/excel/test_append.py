from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel.patch import open_workbook
from pipeline.excel.values import CellInput
from tests.excel.packages import MAIN, add_part, book, sheet_xml
from tests.excel.trap_workbooks import (
    THREE_ROWS,
    TWO_COLUMNS,
    patch_of,
    plain,
    saved,
    sheet_of,
    table_xml,
    with_table,
)

HEADER = THREE_ROWS.split('<row r="2"')[0]


def test_several_rows_in_one_patch_follow_each_other(tmp_path: Path) -> None:
    patch = patch_of(plain())
    rows = [patch.append_row("Ark", 1, {"Navn": f"Ny {n}", "Antall": n}) for n in range(3)]
    saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")

    assert rows == [4, 5, 6]
    assert [again.value("Ark", f"A{row}").value for row in (3, 4, 5, 6)] == ["Bjørn Prøve", "Ny 0", "Ny 1", "Ny 2"]
    assert again.last_row("Ark") == 6


def test_a_tables_name_and_its_header_row_mean_the_same(tmp_path: Path) -> None:
    patch = patch_of(with_table(table_xml("A1:B3", TWO_COLUMNS)))
    assert patch.append_row("Ark", "TABELL", {"Navn": "Ny"}) == 4
    assert patch.append_row("Ark", 1, {"Navn": "Enda en"}) == 5

    assert 'ref="A1:B5"' in saved(patch, tmp_path)[0]["xl/tables/table1.xml"].decode()


TABLE_WITH_TOTALS = table_xml("A1:B4", TWO_COLUMNS, attributes=' totalsRowCount="1"', filtered="A1:B3")
RULED = '<dataValidations count="1"><dataValidation sqref="A2:B4"/></dataValidations>'


@pytest.mark.parametrize(
    "parts",
    [
        plain(after=RULED),
        plain(rows=THREE_ROWS + '<row r="9"><c r="A9"><v>9</v></c></row>'),
        plain(rows=HEADER),
        with_table(table_xml("A1:B3", TWO_COLUMNS)),
        with_table(table_xml("A1:B5", TWO_COLUMNS)),
        with_table(TABLE_WITH_TOTALS),
    ],
)
def test_rows_added_together_equal_rows_added_one_by_one(parts: dict[str, bytes], tmp_path: Path) -> None:
    rows: list[dict[str, CellInput]] = [
        {"Navn": "A", "Antall": 1},
        {"Navn": None},
        {"Antall": "x" * 40_000},
        {"Navn": "B"},
        {"Antall": 2},
    ]
    together, apart = patch_of(parts), patch_of(parts)
    answers = together.append_rows("Ark", 1, rows)

    one_by_one: list[int | str] = []
    for row in rows:
        try:
            one_by_one.append(apart.append_row("Ark", 1, row))
        except UnsafeEditError as error:
            one_by_one.append(str(error))
    assert [answer if isinstance(answer, int) else str(answer) for answer in answers] == one_by_one
    assert saved(together, tmp_path)[0] == saved(apart, tmp_path)[0]


@pytest.mark.parametrize(
    ("target", "values", "sentence"),
    [
        (1, {"Alder": 3}, "celle A4, er ikke endret: det er ingen kolonne «Alder». Kolonnene er «Navn», «Antall»."),
        ("Ukjent", {}, "celle A1, er ikke endret: tabellen «Ukjent» finnes ikke der."),
        (9, {}, "celle A9, er ikke endret: raden har ingen overskrifter."),
        (1, {"Navn": "x" * 40_000}, "celle A4, er ikke endret: teksten er lengre enn 32 767 tegn"),
    ],
)
def test_what_has_no_place_is_refused(target: str | int, values: dict[str, object], sentence: str) -> None:
    with pytest.raises(UnsafeEditError) as caught:
        patch_of(plain()).append_row("Ark", target, values)  # type: ignore[arg-type]
    assert sentence in str(caught.value)


def test_another_list_beside_is_left_alone(tmp_path: Path) -> None:
    rows = HEADER.replace("</row>", '<c r="D1" t="inlineStr"><is><t>Merknad</t></is></c></row>')
    rows += '<row r="2"><c r="A2"><v>1</v></c><c r="D2" s="2"><v>7</v></c></row><row r="3"><c r="D3"><v>8</v></c></row>'
    first, second = patch_of(plain(rows=rows)), patch_of(plain(rows=rows))
    assert first.append_row("Ark", 1, {"Navn": 2}) == 3
    assert second.append_row("Ark", 1, {"Merknad": 9}) == 4

    assert '<row r="3"><c r="A3"><v>2</v></c><c r="D3"><v>8</v></c></row>' in sheet_of(saved(first, tmp_path)[0])


def test_drop_downs_that_offer_the_lists_rows_are_reported(tmp_path: Path) -> None:
    rule = '<dataValidations count="1"><dataValidation type="list" sqref="D2:D9"><formula1>$A$2:$A$3</formula1>'
    patch = patch_of(plain(after=rule + "</dataValidation></dataValidations>"))
    patch.append_row("Ark", 1, {"Navn": "Ny"})

    assert saved(patch, tmp_path)[1].notes == (
        "Formler og lister som slutter på rad 3 i arket «Ark» tar ikke med det som er lagt til under: Ark!D2:D9. "
        "Utvid dem i Excel.",
    )


def test_a_heading_that_stands_twice_is_refused() -> None:
    rows = HEADER.replace("Antall", "Navn")

    with pytest.raises(UnsafeEditError, match="celle B1, er ikke endret: overskriften står to ganger i raden"):
        patch_of(plain(rows=rows)).append_row("Ark", 1, {"Navn": "Ny"})


def test_a_refused_row_leaves_nothing_behind(tmp_path: Path) -> None:
    after = '<dataValidations count="1"><dataValidation type="list" sqref="B2:B3"><formula1>"3,5"</formula1>'
    patch = patch_of(plain(after=after + "</dataValidation></dataValidations>"))

    with pytest.raises(UnsafeEditError, match="celle B4, er ikke endret: verdien står ikke i nedtrekkslisten"):
        patch.append_row("Ark", 1, {"Navn": "Ny", "Antall": 4})
    assert not saved(patch, tmp_path)[1].is_changed


def test_a_list_is_not_continued_into_what_stands_below() -> None:
    rows = THREE_ROWS + '<row r="5"><c r="A5" t="inlineStr"><is><t>Kilde: folkeregisteret</t></is></c></row>'

    with pytest.raises(UnsafeEditError, match="innholdet i A5 står rett under og måtte flyttes"):
        patch_of(plain(rows=rows)).append_row("Ark", 1, {"Navn": "Ny"})


def test_a_sum_right_below_a_list_is_not_taken_for_data() -> None:
    rows = THREE_ROWS + '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>8</v></c></row>'

    with pytest.raises(UnsafeEditError, match="raden ser ut som en sumrad"):
        patch_of(plain(rows=rows)).append_row("Ark", 1, {"Navn": "Ny"})


def test_a_list_may_be_empty_and_keeps_its_formulas(tmp_path: Path) -> None:
    empty = patch_of(plain(rows=HEADER))
    filled = patch_of(plain(rows=HEADER + '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f><v>2</v></c></row>'))
    assert empty.append_row("Ark", 1, {"Navn": "Første"}) == 2
    assert filled.append_row("Ark", 1, {"Navn": 5}) == 3

    assert '<c r="B3"><f>A3*2</f></c>' in sheet_of(saved(filled, tmp_path)[0])


def test_formulas_laid_out_in_advance_stay(tmp_path: Path) -> None:
    rows = HEADER + "".join(
        f'<row r="{n}"><c r="A{n}">{"<v>1</v>" if n < 4 else ""}</c><c r="B{n}"><f>A{n}*2</f><v>2</v></c></row>'
        for n in range(2, 7)
    )
    patch = patch_of(plain(rows=rows))
    assert patch.append_row("Ark", 1, {"Navn": 7}) == 4
    text = sheet_of(saved(patch, tmp_path)[0])

    assert '<c r="A4"><v>7</v></c><c r="B4"><f>A4*2</f><v>2</v></c>' in text

    with pytest.raises(UnsafeEditError, match="celle B5, er ikke endret: cellen inneholder en formel"):
        patch.append_row("Ark", 1, {"Antall": 7})


def test_a_cell_of_a_new_row_keeps_its_looks_when_written_again(tmp_path: Path) -> None:
    rows = HEADER + '<row r="2"><c r="A2" s="2"><v>1</v></c><c r="B2" s="1"><v>46000</v></c></row>'
    patch = patch_of(plain(rows=rows))
    patch.append_row("Ark", 1, {"Navn": 1})
    patch.set_value("Ark", "A3", date(2026, 11, 21))
    patch.set_value("Ark", "A3", 7)
    patch.set_value("Ark", "B3", date(2026, 11, 21))

    assert '<c r="A3" s="2"><v>7</v></c><c r="B3" s="1"><v>46347</v></c>' in sheet_of(saved(patch, tmp_path)[0])


def test_a_calculated_column_is_filled_with_the_tables_own_formula(tmp_path: Path) -> None:
    columns = (
        '<tableColumn id="1" name="Navn"/><tableColumn id="2" name="Antall">'
        "<calculatedColumnFormula>LEN(Tabell[[#This Row],[Navn]])</calculatedColumnFormula></tableColumn>"
    )
    patch = patch_of(with_table(table_xml("A1:B3", columns)))
    patch.append_row("Ark", "Tabell", {"Navn": "Ny"})
    result, _ = saved(patch, tmp_path)

    assert '<c r="B4"><f>LEN(Tabell[[#This Row],[Navn]])</f></c>' in sheet_of(result)
    assert "fullCalcOnLoad" in result["xl/workbook.xml"].decode()


def test_a_date_in_a_new_row_looks_like_those_above(tmp_path: Path) -> None:
    rows = HEADER + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>46000</v></c></row>'
    patch = patch_of(plain(rows=rows))
    patch.append_row("Ark", 1, {"Navn": "Ny", "Antall": date(2026, 11, 21)})

    assert '<c r="B3" s="1"><v>46347</v></c>' in sheet_of(saved(patch, tmp_path)[0])


@pytest.mark.parametrize(
    ("use", "where"),
    [
        ('<row r="9"><c r="D9"><f>B4/2</f><v>4</v></c></row>', "Ark!D9"),
        ('<row r="9"><c r="D9"><f>SUM($A$4:$C$4)</f><v>4</v></c></row>', "Ark!D9"),
    ],
)
def test_a_totals_row_that_others_point_to_does_not_move(use: str, where: str) -> None:
    rows = THREE_ROWS + '<row r="4"><c r="B4"><f>SUBTOTAL(109,Tabell[Antall])</f><v>8</v></c></row>' + use
    patch = patch_of(with_table(table_xml("A1:B4", TWO_COLUMNS, attributes=' totalsRowCount="1"'), rows))

    with pytest.raises(UnsafeEditError, match=f"totalraden i A4:B4 er brukt i {where} og kan ikke flyttes"):
        patch.append_row("Ark", "Tabell", {"Navn": "Ny"})


def test_a_totals_row_that_points_to_cells_does_not_move() -> None:
    rows = THREE_ROWS + '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>8</v></c></row>'
    patch = patch_of(with_table(table_xml("A1:B4", TWO_COLUMNS, attributes=' totalsRowCount="1"'), rows))

    with pytest.raises(UnsafeEditError, match="totalraden i A4:B4 har en formel som peker på celler"):
        patch.append_row("Ark", "Tabell", {"Navn": "Ny"})


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ('<mergeCells count="1"><mergeCell ref="A4:B5"/></mergeCells>', "sammenslåtte celler i A4:B5 måtte flyttes"),
        ('<hyperlinks><hyperlink ref="B4" location="Ark!A1"/></hyperlinks>', "lenken i B4 måtte flyttes"),
    ],
)
def test_what_is_tied_to_the_cells_below_is_in_the_way(after: str, reason: str) -> None:
    with pytest.raises(UnsafeEditError, match=reason):
        patch_of(with_table(table_xml("A1:B3", TWO_COLUMNS), after=after)).append_row("Ark", "Tabell", {})
    with pytest.raises(UnsafeEditError, match=reason):
        patch_of(plain(after=after)).append_row("Ark", 1, {})


def test_another_table_right_below_is_in_the_way() -> None:
    parts = with_table(table_xml("A1:B3", TWO_COLUMNS))
    other = table_xml("A4:B5", TWO_COLUMNS).replace(b"Tabell", b"Nabo").replace(b'id="1" name', b'id="2" name')
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/tables/table2.xml", other, "table", "table+xml")

    with pytest.raises(UnsafeEditError, match="tabellen «Nabo» i A4:B5 måtte flyttes"):
        patch_of(parts).append_row("Ark", "Tabell", {"Navn": "Ny"})


def test_a_protected_sheet_gets_rows_only_from_those_who_may(tmp_path: Path) -> None:
    patch = patch_of(plain(after='<sheetProtection sheet="1"/>'))

    with pytest.raises(UnsafeEditError, match="celle A4, er ikke endret: arket er beskyttet og cellen er låst"):
        patch.append_row("Ark", 1, {"Navn": "Ny"})
    assert patch.append_row("Ark", 1, {"Navn": "Ny"}, allow_locked=True) == 4
    assert saved(patch, tmp_path)[1].is_changed


def test_a_new_row_that_nobody_sees_is_told(tmp_path: Path) -> None:
    patch = patch_of(plain(rows=THREE_ROWS + '<row r="4" hidden="1"/>'))
    patch.append_row("Ark", 1, {"Navn": "Ny"})
    result, receipt = saved(patch, tmp_path)

    assert receipt.notes == ("Rad 4 i arket «Ark» er ny, men raden er skjult. Vis den i Excel.",)
    assert '<row r="4" hidden="1"><c r="A4"' in sheet_of(result)


def test_a_filter_over_a_list_grows_with_it(tmp_path: Path) -> None:
    names = '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Ark!$A$1:$B$3'
    parts = plain(after='<autoFilter ref="A1:B3"/>', workbook=names + "</definedName></definedNames>")
    patch = patch_of(parts)
    patch.append_row("Ark", 1, {"Navn": "Ny"})
    result, _ = saved(patch, tmp_path)

    assert '<autoFilter ref="A1:B4"/>' in sheet_of(result)
    assert ">Ark!$A$1:$B$4<" in result["xl/workbook.xml"].decode()


def test_extension_rules_formats_and_sparklines_grow(tmp_path: Path) -> None:
    xm = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    after = (
        '<extLst><ext uri="x" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        f"<x14:conditionalFormattings {xm}><x14:conditionalFormatting><xm:sqref>B2:B3 D2:D9</xm:sqref>"
        f"</x14:conditionalFormatting></x14:conditionalFormattings><x14:sparklineGroups {xm}><x14:sparkline>"
        "<xm:f>Ark!B2:B3</xm:f><xm:sqref>F1</xm:sqref></x14:sparkline></x14:sparklineGroups></ext></extLst>"
    )
    patch = patch_of(plain(after=after))
    patch.append_row("Ark", 1, {"Navn": "Ny"})
    text = sheet_of(saved(patch, tmp_path)[0])

    assert "<xm:sqref>B2:B4 D2:D9</xm:sqref>" in text
    assert "<xm:f>Ark!B2:B4</xm:f>" in text


def test_names_of_other_sheets_and_books_do_not_grow(tmp_path: Path) -> None:
    names = (
        "<definedNames><definedName name=\"a\">'Ark'!$A$1:$B$3</definedName>"
        '<definedName name="b">[1]Ark!$A$1:$B$3</definedName>'
        "<definedName name=\"c\">'Mitt Ark'!$A$1:$B$3</definedName>"
        '<definedName name="d">OFFSET(Ark!$A$2,0,0,COUNTA(Ark!$A:$A))</definedName></definedNames>'
    )
    parts = book({"Ark": sheet_xml(THREE_ROWS), "Mitt Ark": sheet_xml("")}, texts=("a", "b"), workbook=names)
    patch = patch_of(parts)
    patch.append_row("Ark", 1, {"Navn": "Ny"})
    text = saved(patch, tmp_path)[0]["xl/workbook.xml"].decode()

    assert "'Ark'!$A$1:$B$4<" in text
    assert "[1]Ark!$A$1:$B$3<" in text
    assert "'Mitt Ark'!$A$1:$B$3<" in text
    assert "OFFSET(Ark!$A$2,0,0" in text


def test_pivot_tables_below_are_in_the_way() -> None:
    parts = plain()
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A4:B9"/></pivotTableDefinition>'.encode()
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/pivotTables/p.xml", pivot, "pivotTable", "pivotTable+xml")

    with pytest.raises(UnsafeEditError, match="pivottabellen i A4:B9 måtte flyttes"):
        patch_of(parts).append_row("Ark", 1, {"Navn": "Ny"})
