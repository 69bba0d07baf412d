from pathlib import Path

import pytest

from pipeline.excel import items
from pipeline.excel.items import ItemPart
from pipeline.excel.package import package_from_bytes
from tests.excel.corpus import Specimen, specimens
from tests.excel.edits import edit_everything
from tests.excel.packages import MAIN, book, sheet_xml, zip_of

SOME = tuple(specimens())[::6]


@pytest.mark.parametrize("size", [64, 333, 1000])
def test_the_result_is_the_same_however_small_the_blocks(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {specimen.name: _result(specimen, tmp_path) for specimen in SOME}
    monkeypatch.setattr(items, "BLOCK_BYTES", size)

    assert {specimen.name: _result(specimen, tmp_path) for specimen in SOME} == whole


def _result(specimen: Specimen, folder: Path) -> bytes:
    edit_everything(specimen, folder / "ut.xlsx")
    return (folder / "ut.xlsx").read_bytes()


def rows_of(xml: str, size: int, monkeypatch: pytest.MonkeyPatch) -> ItemPart:
    monkeypatch.setattr(items, "BLOCK_BYTES", size)
    package = package_from_bytes(zip_of(book({"Ark": sheet_xml(xml)})), "bok.xlsx")
    return ItemPart(package, "xl/worksheets/sheet1.xml", b"sheetData", b"row")


@pytest.mark.parametrize("size", [10, 200, 1 << 19])
def test_every_item_is_found_by_its_number(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(3, 900, 3)) + '<row r="901"/><row/>'
    rows = rows_of(xml, size, monkeypatch)

    assert list(rows.numbers()) == [*range(3, 900, 3), 901, 902]
    assert rows.item(600) == b'<row r="600"><c r="A600"><v>600</v></c></row>'
    assert rows.item(601) is None
    assert rows.item(902) == b"<row/>"
    assert rows.item(5000) is None
    assert rows.last == 902
    assert b"".join(rows.render({}, rows.head, rows.tail)) == sheet_xml(xml)


@pytest.mark.parametrize("size", [10, 200, 1 << 19])
def test_items_are_replaced_added_and_removed_in_their_places(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = "".join(f'<row r="{n}"><c/></row>\n' for n in range(2, 40, 2))
    rows = rows_of(xml, size, monkeypatch)
    edits = {1: b"<first/>", 4: b"<four/>", 5: b"<five/>", 6: b"", 38: b"<last/>", 50: b"<new/>"}
    text = b"".join(rows.render(edits, rows.head, rows.tail)).decode()

    expected = xml.replace('<row r="4"><c/></row>\n', "<four/>\n<five/>").replace('<row r="6"><c/></row>', "")
    expected = "<first/>" + expected.replace('<row r="38"><c/></row>', "<last/><new/>")
    assert text == sheet_xml(expected).decode()


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData></sheetData>", "<sheetData> </sheetData>"])
def test_an_empty_list_takes_its_first_item(empty: str) -> None:
    part = f'<worksheet xmlns="{MAIN}">{empty}<pageMargins/></worksheet>'.encode()
    package = package_from_bytes(zip_of(book({"Ark": part})), "bok.xlsx")
    rows = ItemPart(package, "xl/worksheets/sheet1.xml", b"sheetData", b"row")

    assert b"".join(rows.render({}, rows.head, rows.tail)) == part
    added = b"".join(rows.render({7: b"<row/>"}, rows.head, rows.tail)).replace(b" ", b"")
    assert b"<sheetData><row/></sheetData><pageMargins/>" in added
