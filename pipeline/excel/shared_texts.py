"""The workbook's shared texts: reading one by its number, and blanking those that nothing points to any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.excel.items import ItemPart
from pipeline.excel.markup import decode_text, mask, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.excel.package import Package
    from pipeline.excel.sheet_text import SheetText

_PLAIN = re.compile(
    rb"<(?:[\w.\-]+:)?si>\s*<(?:[\w.\-]+:)?t(?:\s[^<>]*)?>([^<]*)</(?:[\w.\-]+:)?t>\s*</(?:[\w.\-]+:)?si>"
)
_FEW = 16


class SharedTexts:
    """The part with the shared texts, indexed at first use."""

    def __init__(self, package: Package, part: str) -> None:
        self.part = part
        self.items = ItemPart(package, part, b"sst", b"si")

    def text(self, index: int) -> str:
        """Text of an entry without its formatting; empty when there is no such entry."""
        item = self.items.item(index + 1)
        return "" if item is None else text_of(item, self.items.prefix)

    def blanks(self, indexes: Iterable[int]) -> dict[int, bytes]:
        """New text for entries that are to stay readable to nobody, by item number."""
        p = self.items.prefix
        blank = b"<%ssi><%st/></%ssi>" % (p, p, p)
        wanted = (index + 1 for index in indexes)
        return {number: blank for number in wanted if self.items.item(number) not in (None, blank)}


def text_of(xml: bytes, prefix: bytes) -> str:
    """Text of an `si` or `is` element: its runs joined, phonetic readings left out."""
    if plain := _PLAIN.fullmatch(xml):
        return decode_text(unescape(plain[1].decode()))
    declared = b"<w" + (b" xmlns:" + prefix[:-1] + b'="x"' if prefix else b' xmlns="x"') + b">"
    root = etree.fromstring(declared + xml + b"</w>", etree.XMLParser(resolve_entities=False, recover=True))
    runs = [t.text or "" for t in root.iter("{x}t") if not any("rPh" in str(up.tag) for up in t.iterancestors())]
    return decode_text("".join(runs))


def shared_texts_on(sheet: SheetText) -> set[int]:
    """Indexes of the shared texts that a sheet shows, as it stands in the file."""
    cells = (cell for row in sheet.rows.numbers() for cell in sheet.cells(row).values())
    return {cell.shared_text for cell in cells if cell.shared_text is not None}


def still_used(sheet: SheetText, indexes: set[int], changed_rows: dict[int, bytes]) -> set[int]:
    """Give those of the shared texts that a sheet still shows once its changed rows are written."""
    found: set[int] = set()
    for text in sheet.rows.texts():
        found |= _references(text, indexes - found, sheet.prefix)
    if not changed_rows or not found:
        return found
    # what was found may stand only in cells that are about to go: count again without them
    before = [sheet.rows.item(row) or b"" for row in changed_rows]
    gone = _count(b"".join(before), found, sheet.prefix)
    kept = _count(b"".join(changed_rows.values()), found, sheet.prefix)
    whole = dict.fromkeys(found, 0)
    for text in sheet.rows.texts():
        for index, number in _count(text, found, sheet.prefix).items():
            whole[index] += number
    return {index for index in found if whole[index] - gone[index] + kept[index] > 0}


def _references(text: bytes, indexes: set[int], prefix: bytes) -> set[int]:
    return {index for index, number in _count(text, indexes, prefix).items() if number}


def _count(text: bytes, indexes: set[int], prefix: bytes) -> dict[int, int]:
    counts = dict.fromkeys(indexes, 0)
    text = mask(text)
    if len(indexes) <= _FEW:
        # a plain search first: most texts stand nowhere else, and a pattern over every cell is slow
        indexes = {index for index in indexes if text.find(b">%d<" % index) >= 0 or b"> " in text}
    if not indexes:
        return counts
    cell = re.compile(
        b"<" + prefix + rb"""c\s(?=[^>]*?\bt\s*=\s*["']s["'])[^>]*>\s*<""" + prefix + rb"v[^>]*>\s*(\d+)\s*<"
    )
    for match in cell.finditer(text):
        if int(match[1]) in indexes:
            counts[int(match[1])] += 1
    return counts
