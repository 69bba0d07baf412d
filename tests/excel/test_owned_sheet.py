import re
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel import owned_sheet
from pipeline.excel.owned_content import CellLink, Link, OwnedSheet
from pipeline.excel.patch import open_workbook
from tests.excel.edits import CONTROL
from tests.excel.packages import add_part, book, parts_of, sheet_xml, zip_of
from tests.excel.trap_workbooks import THREE_ROWS, patch_of, plain, saved


def test_a_new_sheet_comes_last_and_nothing_else_changes(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", CONTROL)
    result, receipt = saved(patch, tmp_path)

    assert receipt.parts_added == ("xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/sheet2.xml")
    assert receipt.parts_changed == (
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
    )
    assert [sheet.name for sheet in open_workbook(tmp_path / "ut.xlsx").package.sheets] == ["Ark", "Kontroll"]
    assert list(result)[:3] == list(plain())[:3]


def test_the_sheet_is_sized_filtered_frozen_and_linked(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", CONTROL)
    saved(patch, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Kontroll"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [12, 60, 12]
    assert sheet["A1"].font.b
    assert not sheet["B2"].font.b
    assert sheet["A2"].hyperlink.location == "'Ark'!A3"
    assert sheet["A2"].font.u == "single"
    assert sheet["A3"].hyperlink.target == "https://example.org/?a=1&b=2"
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["Ark!A3", "Feil & <rettet>", datetime(2026, 1, 31)],
        ["ut", " med luft ", datetime(2026, 1, 31, 12, 30)],
        [None, 12.5, True],
    ]
    assert sheet["C2"].is_date


def test_the_same_content_again_changes_nothing(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", CONTROL)
    saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")
    again.replace_sheet("Kontroll", CONTROL)

    assert not again.save(tmp_path / "ut.xlsx").is_changed


def test_other_content_is_written_in_place_and_styles_do_not_pile_up(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", CONTROL)
    first, _ = saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")
    again.replace_sheet("kontroll", CONTROL.first(1))
    receipt = again.save(tmp_path / "ut.xlsx")
    second = parts_of((tmp_path / "ut.xlsx").read_bytes())

    assert receipt.parts_changed == ("xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/sheet2.xml")
    assert second["xl/styles.xml"] == first["xl/styles.xml"]
    assert b"example.org" not in second["xl/worksheets/_rels/sheet2.xml.rels"]
    assert open_workbook(tmp_path / "ut.xlsx").value("Kontroll", "A3").value is None


def test_a_sheet_may_be_written_twice_in_one_patch(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", CONTROL)
    patch.replace_sheet("Kontroll", OwnedSheet(("A",), (("b",),)))
    patch.replace_sheet("Endringer", OwnedSheet(("C",), ((),)))
    saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")

    assert again.sheet_names == ("Ark", "Kontroll", "Endringer")
    assert again.value("Kontroll", "A2").value == "b"


def test_print_settings_and_selection_that_staff_chose_stay(tmp_path: Path) -> None:
    view = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    after = (
        '<customSheetViews><customSheetView guid="{0}"><pageMargins left="9" right="9" top="9" bottom="9" header="9" '
        'footer="9"/></customSheetView></customSheetViews><pageMargins left="1" right="1" top="1" bottom="1" '
        'header="1" footer="1"/><pageSetup orientation="landscape"/>'
    )
    parts = book({"Ark": sheet_xml(THREE_ROWS), "Kontroll": sheet_xml("", before=view, after=after)}, texts=("a", "b"))
    patch = patch_of(parts)
    patch.replace_sheet("Kontroll", OwnedSheet(("A",), ((),)))
    text = saved(patch, tmp_path)[0]["xl/worksheets/sheet2.xml"].decode()

    assert 'tabSelected="1"' in text
    assert re.findall(r"<page\w+ [^>]*>", text) == [
        '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>',
        '<pageSetup orientation="landscape"/>',
    ]


def test_names_that_stood_on_the_old_sheet_are_blanked(tmp_path: Path) -> None:
    old = sheet_xml('<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c></row>')
    parts = book({"Ark": sheet_xml(THREE_ROWS), "Kontroll": old}, texts=("Anna", "Bjørn", "Et navn fra i fjor"))
    patch = patch_of(parts)
    patch.replace_sheet("Kontroll", OwnedSheet(("A",), ((),)))

    assert (
        b"<si><t>Anna</t></si><si><t>Bj\xc3\xb8rn</t></si><si><t/></si>"
        in (saved(patch, tmp_path)[0]["xl/sharedStrings.xml"])
    )


def test_what_others_put_on_the_sheet_is_not_thrown_away() -> None:
    parts = book({"Kontroll": sheet_xml("")})
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/drawings/drawing1.xml", b"<x/>", "drawing", "application/x")

    with pytest.raises(UnsafeEditError, match="Arket «Kontroll» skrives av løsningen, men inneholder noe som andre"):
        patch_of(parts).replace_sheet("Kontroll", OwnedSheet(("A",), ((),)))


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b", "[a]", "'a'", "a*"])
def test_names_that_sheets_cannot_have_are_refused(name: str) -> None:
    with pytest.raises(UnsafeEditError, match="et ark kan ikke hete det"):
        patch_of(plain()).replace_sheet(name, OwnedSheet(("A",), ((),)))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (date(1899, 1, 1), "celle A2, er ikke endret: datoen ligger før 1. mars 1900"),
        (float("nan"), "celle A2, er ikke endret: verdien er ikke et tall"),
        (Link("javascript:x", "x"), "celle A2, er ikke endret: lenken har en adresse som ikke kan brukes"),
        (Link("#Ark", "x"), "celle A2, er ikke endret: lenken mangler ark og celle"),
    ],
)
def test_a_value_that_no_cell_can_hold_is_refused(value: object, reason: str, tmp_path: Path) -> None:
    patch = patch_of(plain())
    with pytest.raises(UnsafeEditError, match=reason):
        patch.replace_sheet("Kontroll", OwnedSheet(("A",), ((value,),)))  # type: ignore[arg-type]

    assert not saved(patch, tmp_path)[1].is_changed


def test_single_cells_of_a_sheet_written_as_a_whole_are_refused() -> None:
    patch = patch_of(book({"Kontroll": sheet_xml(THREE_ROWS)}))
    patch.replace_sheet("Kontroll", OwnedSheet(("A",), ((),)))

    with pytest.raises(UnsafeEditError, match="celle A1, er ikke endret: arket skrives som helhet av løsningen"):
        patch.set_value("Kontroll", "A1", 5)
    with pytest.raises(UnsafeEditError, match="arket skrives som helhet av løsningen"):
        patch.append_row("Kontroll", 1, {"Antall": 5})


def test_a_link_to_a_cell_shows_its_address_and_finds_any_sheet(tmp_path: Path) -> None:
    patch = patch_of(book({"Per's ark": sheet_xml(THREE_ROWS)}, texts=("a", "b")))
    patch.replace_sheet("Kontroll", OwnedSheet(("A",), ([CellLink("Per's ark", 3, 28)],)))
    saved(patch, tmp_path)
    cell = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Kontroll"]["A2"]

    assert (cell.value, cell.hyperlink.location) == ("AB3", "'Per''s ark'!AB3")


def test_there_is_a_column_below_each_heading_and_all_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="1 columns below 2 headings"):
        OwnedSheet(("A", "B"), (("x",),))
    with pytest.raises(ValueError, match="columns of 1, 2 cells"):
        OwnedSheet(("A", "B"), (("x",), ("y", "z")))


def test_the_bytes_are_the_same_on_every_run(tmp_path: Path) -> None:
    results = []
    for name in ("a.xlsx", "b.xlsx"):
        patch = patch_of(plain())
        patch.replace_sheet("Kontroll", CONTROL)
        results.append(patch.save(tmp_path / name).sha256)

    assert results[0] == results[1]
    assert zip_of(plain()) == zip_of(plain())


def test_links_beyond_what_excel_takes_are_left_out_and_the_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owned_sheet, "MAX_LINKS", 2)
    content = OwnedSheet(("A", "B"), ([Link(f"#'Ark'!A{row}", f"A{row}") for row in range(1, 5)], range(1, 5)))
    patch = patch_of(plain())
    patch.replace_sheet("Kontroll", content)
    saved(patch, tmp_path)
    cells = openpyxl.load_workbook(tmp_path / "ut.xlsx")["Kontroll"]["A"][1:]

    assert [cell.value for cell in cells] == ["A1", "A2", "A3", "A4"]
    assert [bool(cell.hyperlink) for cell in cells] == [True, True, False, False]
    assert [cell.font.u for cell in cells] == ["single", "single", None, None]

    again = open_workbook(tmp_path / "ut.xlsx")
    again.replace_sheet("Kontroll", content)
    assert not again.save(tmp_path / "ut.xlsx").is_changed
