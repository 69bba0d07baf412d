"""Binary workbooks (`.xlsb`) and OpenDocument spreadsheets written by hand."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from tests.excel.raw_workbooks import HEAD, PACKAGE_RELATIONS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    sizes = bytearray()
    while True:
        sizes.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            return head + bytes(sizes) + content


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def row(number: int, *, is_hidden: bool = False) -> bytes:
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if is_hidden else 0, 0, 0))


def cell(kind: int, column: int, content: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + content)


def xlsb_bytes(rows: bytes, *, after: bytes = b"", before: bytes = b"", is_1904: bool = False) -> bytes:
    styles = (
        record(44, struct.pack("<H", 164) + text("dd/mm/yyyy"))
        + record(617)
        + b"".join(record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 164, 46))
        + record(618)
    )
    workbook = record(153, struct.pack("<II", is_1904, 0) + text(""))
    workbook += record(156, struct.pack("<II", 2, 1) + text("rId1") + text("Ark"))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(officeDocument="xl/workbook.bin"),
        "xl/workbook.bin": workbook,
        "xl/_rels/workbook.bin.rels": _relations(
            worksheet="worksheets/sheet1.bin", sharedStrings="sharedStrings.bin", styles="styles.bin"
        ),
        "xl/worksheets/sheet1.bin": before + record(145) + rows + record(146) + after,
        "xl/sharedStrings.bin": record(19, b"\0" + text("delt")) + record(19, b"\0" + text("")),
        "xl/styles.bin": styles,
    }
    return _zip(parts)


def ods_bytes(rows: str, *, columns: str = "", manifest: str = "") -> bytes:
    names = " ".join(f'xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f'{HEAD}<office:document-content {names} xmlns:calcext="{CALC}"><office:body><office:spreadsheet>'
        f'<table:table table:name="Ark">{columns}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"{HEAD}<manifest>{manifest}</manifest>",
            "content.xml": content,
        }
    )


def _relations(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{links}</Relationships>'


def _zip(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()
