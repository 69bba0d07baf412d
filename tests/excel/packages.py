"""Building and altering workbook packages by hand, so that tests meet what Excel, its rivals and old servers write."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY_RELATIONSHIPS = f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"></Relationships>'.encode()
_FIXED_TIME = (2026, 1, 31, 12, 0, 0)

Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    """Unpack a workbook: content by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class _Stream(io.RawIOBase):
    """A file that cannot seek, for which zip writers put sizes behind the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.data += piece
        return len(piece)


def zip_of(parts: Mapping[str, bytes], *, stored: bool = False, streamed: bool = False, zip64: bool = False) -> bytes:
    """Pack parts into a workbook, in the ways that programs do."""
    target = _Stream() if streamed else io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = archive.compression
            with archive.open(info, "w", force_zip64=zip64) as member:
                member.write(content)
    return bytes(target.data) if isinstance(target, _Stream) else target.getvalue()


def sheet_xml(rows: str, *, after: str = "", before: str = "", attributes: str = "") -> bytes:
    """Write a worksheet part from the XML of its rows and of what stands around them."""
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}"{attributes}>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    ).encode()


def book(sheets: Mapping[str, bytes], *, texts: tuple[str, ...] = (), workbook: str = "", styles: bytes = b"") -> Parts:
    """Make the smallest whole workbook around some worksheet parts.

    Parameters
    ----------
    sheets
        Worksheet XML by sheet name.
    texts
        Shared texts.
    workbook
        XML after the list of sheets in the workbook part.
    styles
        The styles part, a small ordinary one when empty.
    """
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(sheets, 1))
    parts: Parts = {
        "[Content_Types].xml": (
            f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ).encode(),
        "_rels/.rels": _EMPTY_RELATIONSHIPS,
        "xl/workbook.xml": (
            f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}">'
            f"<sheets>{listed}</sheets>{workbook}</workbook>"
        ).encode(),
    }
    relate(parts, "", "officeDocument", "xl/workbook.xml")
    declare(parts, "xl/workbook.xml", f"{SPREADSHEET}.sheet.main+xml")
    for index, content in enumerate(sheets.values(), 1):
        add_part(parts, "xl/workbook.xml", f"xl/worksheets/sheet{index}.xml", content, "worksheet", "worksheet+xml")
    add_part(parts, "xl/workbook.xml", "xl/styles.xml", styles or STYLES, "styles", "styles+xml")
    if texts:
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        shared = f'{DECLARATION}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'
        add_part(
            parts, "xl/workbook.xml", "xl/sharedStrings.xml", shared.encode(), "sharedStrings", "sharedStrings+xml"
        )
    return parts


STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()


def relationships_name(source: str) -> str:
    """Name of the part that holds a part's relationships."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relate(parts: Parts, source: str, kind: str, target: str, *, external: bool = False) -> str:
    """Add a relationship from a part to another part (named from the package's root) or an address; gives its id."""
    name = relationships_name(source)
    text = parts.get(name, _EMPTY_RELATIONSHIPS).decode()
    link = next(f"rId{n}" for n in range(1, 1000) if f'Id="rId{n}"' not in text)
    kind = kind if kind.startswith("http") else f"{OFFICE_RELATIONSHIPS}/{kind}"
    shown = target if external else posixpath.relpath(target, posixpath.dirname(source) or ".")
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="{link}" Type="{kind}" Target="{shown}"{mode}/></Relationships>'
    parts[name] = text.replace("</Relationships>", added).encode()
    return link


def declare(parts: Parts, part: str, content_type: str) -> None:
    """State a part's content type."""
    text = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = text.replace("</Types>", override).encode()


def declare_extension(parts: Parts, extension: str, content_type: str) -> None:
    """State the content type of all parts with an extension."""
    text = parts["[Content_Types].xml"].decode()
    if f'Extension="{extension}"' not in text:
        default = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
        parts["[Content_Types].xml"] = re.sub(r"(<Types[^>]*>)", r"\1" + default, text).encode()


def add_part(parts: Parts, source: str, name: str, content: bytes, kind: str, content_type: str) -> str:
    """Add a part that another one points to; gives the relationship's id."""
    parts[name] = content
    if content_type:
        declare(parts, name, content_type if "/" in content_type else f"{SPREADSHEET}.{content_type}")
    return relate(parts, source, kind, name)


def insert(parts: Parts, part: str, xml: str, before: tuple[str, ...]) -> None:
    """Put XML into a part before the first of some tags, the root's end tag last."""
    text = parts[part].decode()
    places = [found.start() for name in before if (found := re.search(rf"<{name}[\s/>]", text))]
    at = min(places) if places else text.rindex("</")
    parts[part] = (text[:at] + xml + text[at:]).encode()
