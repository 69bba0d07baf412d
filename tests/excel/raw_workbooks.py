"""Workbooks written by hand, XML as the test wants it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pipeline.excel.columns import Kind, RawSheet
from pipeline.excel.reading import read_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="165" formatCode="[$-414]d\\.\\ mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="166" formatCode="#,##0\\ &quot;dager&quot;"/></numFmts>'
    '<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'
)
"""Styles 0 plain, 1 date, 2 time of day, 3 length of time, 4 Norwegian long date, 5 a number with «dager»."""


def sheet_xml(rows: str, *, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    return f'{HEAD}<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def package_bytes(
    sheet: str | bytes, *, shared: str | None = None, styles: str = STYLES, is_1904: bool = False
) -> bytes:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{CONTENT}.worksheet+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.main+xml"/></Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        f'<workbookPr date1904="{int(is_1904)}"/><sheets><sheet name="Ark" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                "rId2": ("styles", "styles.xml"),
                "rId3": ("sharedStrings", "sharedStrings.xml"),
            }
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": styles,
    }
    if shared is not None:
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{shared}</sst>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{links}</Relationships>'


def read_bytes(data: bytes, folder: Path, name: str = "Bok.xlsx") -> RawSheet:
    path = folder / name
    path.write_bytes(data)
    return read_workbook(path).sheets[0]


def contents(sheet: RawSheet) -> dict[tuple[int, int], tuple[Kind, float | str | None, bool]]:
    """Cells by row and column: kind, number or text, whether a formula."""
    found: dict[tuple[int, int], tuple[Kind, float | str | None, bool]] = {}
    for column in sheet.columns:
        for at, row in enumerate(column.rows.tolist()):
            kind = Kind(int(column.kind[at]))
            value: float | str | None = None
            if kind in (Kind.TEXT, Kind.ERROR):
                value = sheet.strings[int(column.text[at])]
            elif kind != Kind.NO_CACHED_VALUE:
                value = float(column.number[at])
            found[row, column.index] = (kind, value, bool(column.is_formula[at]))
    return found
