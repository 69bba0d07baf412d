"""Small handmade workbooks for the traps, and how the tests write to them."""

from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel.patch import WorkbookPatch, patch_bytes
from pipeline.excel.receipt import Receipt
from tests.excel.packages import (
    MAIN,
    Parts,
    add_part,
    book,
    parts_of,
    sheet_xml,
    zip_of,
)

THREE_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Antall</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>3</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>5</v></c></row>'
)
TEXTS = ("Anna Eksempel", "Bjørn Prøve")


def plain(after: str = "", rows: str = THREE_ROWS, before: str = "", workbook: str = "") -> Parts:
    return book({"Ark": sheet_xml(rows, after=after, before=before)}, texts=TEXTS, workbook=workbook)


def patch_of(parts: Parts) -> WorkbookPatch:
    return patch_bytes(zip_of(parts), "bok.xlsx")


def saved(patch: WorkbookPatch, folder: Path) -> tuple[Parts, Receipt]:
    receipt = patch.save(folder / "ut.xlsx")
    return parts_of((folder / "ut.xlsx").read_bytes()), receipt


def sheet_of(parts: Parts) -> str:
    return parts["xl/worksheets/sheet1.xml"].decode()


def refused(patch: WorkbookPatch, cell: str, value: object, *, sheet: str = "Ark") -> str:
    """Try to write; the reason, after the sentence's fixed beginning."""
    with pytest.raises(UnsafeEditError) as caught:
        patch.set_value(sheet, cell, value)  # type: ignore[arg-type]
    beginning = f"Arket «{sheet}», celle {cell}, er ikke endret: "
    assert str(caught.value).startswith(beginning)
    return str(caught.value).removeprefix(beginning)


def table_xml(ref: str, columns: str, *, attributes: str = "", filtered: str = "") -> bytes:
    shown = f'<autoFilter ref="{filtered}"/>' if filtered else ""
    count = columns.count("<tableColumn ")
    return (
        f'<table xmlns="{MAIN}" id="1" name="Tabell" displayName="Tabell" ref="{ref}"{attributes}>{shown}'
        f'<tableColumns count="{count}">{columns}</tableColumns></table>'
    ).encode()


TWO_COLUMNS = '<tableColumn id="1" name="Navn"/><tableColumn id="2" name="Antall"/>'


def with_table(content: bytes, rows: str = THREE_ROWS, after: str = "", before: str = "") -> Parts:
    parts = plain(rows=rows, after=after + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>', before=before)
    link = add_part(parts, "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", content, "table", "table+xml")
    assert link == "rId1"
    return parts


def with_chain() -> Parts:
    rows = THREE_ROWS + '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>8</v></c></row>'
    parts = plain(rows=rows, workbook='<calcPr calcId="191029"/>')
    chain = f'<calcChain xmlns="{MAIN}"><c r="B4" i="1"/></calcChain>'.encode()
    add_part(parts, "xl/workbook.xml", "xl/calcChain.xml", chain, "calcChain", "calcChain+xml")
    return parts
