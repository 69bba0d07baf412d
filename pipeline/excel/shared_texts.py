"""The workbook's shared texts: reading one by its number, and blanking those that nothing points to any more."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.excel.items import ItemPart
from pipeline.excel.markup import decode_text, has_opaque, mask, unescape
from pipeline.excel.row_cells import CELL_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.excel.package import Package
    from pipeline.excel.sheet_text import SheetText

_PLAIN = re.compile(
    rb"<(?:[\w.\-]+:)?si>\s*<(?:[\w.\-]+:)?t(?:\s[^<>]*)?>([^<]*)</(?:[\w.\-]+:)?t>\s*</(?:[\w.\-]+:)?si>"
)
_CDATA_NUMBER = re.compile(rb"<!\[CDATA\[\s*(\d+)\s*\]\]>")
_FEW = 16
_SPACED = tuple(edge for blank in (b" ", b"\t", b"\n", b"\r") for edge in (b">" + blank, blank + b"<"))
"""Blanks beside a tag: a number may have some around it."""


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
    shown: Counter[int] = Counter()
    for text in sheet.rows.texts():
        shown += _references(text, indexes, sheet.prefix)
    if shown and changed_rows:
        gone = b"".join(sheet.rows.item(row) or b"" for row in changed_rows)
        shown -= _references(gone, indexes, sheet.prefix)
        shown += _references(b"".join(changed_rows.values()), indexes, sheet.prefix)
    return set(shown)


def _references(text: bytes, indexes: set[int], prefix: bytes) -> Counter[int]:
    """Count the cells that show some shared texts."""
    text = mask(_CDATA_NUMBER.sub(rb"\1", text)) if has_opaque(text) else text
    # a plain search first: most texts stand nowhere else, and a pattern over every cell is slow
    wordings = (*_SPACED, *(b">%d<" % index for index in indexes))
    if len(indexes) <= _FEW and not any(text.find(wording) >= 0 for wording in wordings):
        return Counter()
    opening, counts = b"<" + prefix + b"c", Counter[int]()
    for match in _value_pattern(prefix).finditer(text):
        index = int(match[1])
        if index in indexes:
            start = text.rfind(opening, 0, match.start())
            kind = CELL_TYPE.search(text, start, text.find(b">", start))
            counts[index] += kind is not None and kind[1] == b"s"
    return +counts


@cache
def _value_pattern(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(b"<" + re.escape(prefix) + rb"v(?:\s[^>]*)?>\s*(\d+)\s*<")
