"""The same workbook as different programs write it: other namespaces, encodings, targets and zip records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.excel.packages import MAIN, parts_of, zip_of

if TYPE_CHECKING:
    from collections.abc import Callable


_STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
}
_MAIN_PARTS = re.compile(r"xl/(workbook|sharedStrings|styles|worksheets/[^/]+|tables/[^/]+)\.xml")


def _each(change: Callable[[str, bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda data: zip_of({name: change(name, content) for name, content in parts_of(data).items()})


def _relationships(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    def apply(name: str, content: bytes) -> bytes:
        if name != "xl/_rels/workbook.xml.rels":
            return content
        return re.sub(r'Target="([^":]+)"', lambda m: f'Target="{change(m[1])}"', content.decode()).encode()

    return _each(apply)


def _strict(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")) or name.startswith(("[Content", "docProps")):
        return content
    text = content.decode()
    for old, new in _STRICT.items():
        text = text.replace(old, new)
    return text.replace("<workbook ", '<workbook conformance="strict" ', 1).encode()


def _prefixed(name: str, content: bytes) -> bytes:
    text = content.decode() if _MAIN_PARTS.fullmatch(name) else ""
    if f'xmlns="{MAIN}"' not in text or text.count('xmlns="') > 1:
        return content
    text = re.sub(r"<(/?)([A-Za-z]\w*)(?=[\s/>])", r"<\1x:\2", text)
    return text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()


def _utf16(name: str, content: bytes) -> bytes:
    if not _MAIN_PARTS.fullmatch(name):
        return content
    return b"\xff\xfe" + content.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16-le")


def _marked(name: str, content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content if _MAIN_PARTS.fullmatch(name) else content


def _latin(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return content
    text = content.decode().replace("UTF-8", "ISO-8859-1", 1)
    return text.encode("iso-8859-1", "xmlcharrefreplace")


def _commented(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return content
    text = content.decode().replace("<sheetData>", '<sheetData><!-- <row r="1"><c r="A1"/></row> -->', 1)
    return re.sub(r"<v>(\d+)</v>", r"<v><![CDATA[\1]]></v>", text, count=3).encode()


def _vast(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return content
    return re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', content)


def _repacked(**how: bool) -> Callable[[bytes], bytes]:
    return lambda data: zip_of(parts_of(data), **how)


PLAIN = "vanlig"
DIALECTS: dict[str, Callable[[bytes], bytes]] = {
    PLAIN: lambda data: data,
    "absolutte mål": _relationships(lambda target: f"/xl/{target}" if not target.startswith("/") else target),
    "omvendte skråstreker": _relationships(lambda target: target.replace("/", "\\")),
    "annen skrivemåte": _relationships(lambda target: target.upper().replace(".XML", ".xml")),
    "strict": _each(_strict),
    "prefiks": _each(_prefixed),
    "utf-16": _each(_utf16),
    "bom": _each(_marked),
    "latin-1": _each(_latin),
    "kommentarer": _each(_commented),
    "vid dimensjon": _each(_vast),
    "strøm": _repacked(streamed=True),
    "zip64": _repacked(zip64=True),
    "lagret": _repacked(stored=True),
}
