"""The cells in a row's text, and what one of them holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.cells import MAX_ROW, column_letters, column_number, parse_cell
from pipeline.excel.markup import MalformedError, attributes, mask, parse_xml, unescape, whole_pattern

_SHARED = re.compile(rb"v[^>]*>\s*(?:<!\[CDATA\[)?(\d+)")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
CELL_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_DIGITS_OF_LAST_ROW = len(str(MAX_ROW))
_USUAL_CELL = re.compile(
    rb'(<c r="([A-Z]{1,2})[1-9][0-9]{0,5}"(?: [a-z]+="[^"<>]*")*/?>)'
    rb"(?:(?<=/>)|(<v>[^<]*</v>|[^<]*(?:<(?!/c)[^<]*)*)</c>)"
)
_COLUMN_OF = {column_letters(number).encode(): number for number in range(1, 26 * 27 + 1)}
"""Columns that sheets commonly have."""


class SourceCell(NamedTuple):
    """A cell as it stands in its row's text."""

    column: int
    start: int
    end: int
    tag: bytes
    inner: bytes
    has_reference: bool

    @property
    def style(self) -> int:
        """Index of the cell's style."""
        found = _STYLE.search(self.tag)
        return int(found[1]) if found else 0

    @property
    def type(self) -> str:
        """The cell's type letter in the file, `n` when it says none."""
        found = CELL_TYPE.search(self.tag)
        return found[1].decode() if found else "n"

    def content(self, prefix: bytes) -> str | None:
        """Text of the cell's `v`, as the file has it; None when there is none."""
        return child_text(self.inner, b"v", prefix)

    @property
    def shared_text(self) -> int | None:
        """Index of the shared text that the cell shows, None when it shows none."""
        found = _SHARED.search(self.inner) if self.type == "s" else None
        return int(found[1]) if found else None


def cells_of(text: bytes, prefix: bytes) -> dict[int, SourceCell]:
    """Find the cells in a row's text by column; one without a reference stands next to the one before it."""
    cells = None if prefix else usual_cells(text)
    return any_cells(text, prefix) if cells is None else cells


def usual_cells(text: bytes) -> dict[int, SourceCell] | None:
    """The cells of a row written as programs commonly write it, in half the time; None for any other row."""
    opening, closing = text.find(b"<c "), text.rfind(b"</row>")
    if opening < 0 or closing < 0 or b"<!" in text or b"<?" in text:
        return None
    found: dict[int, SourceCell] = {}
    at = opening
    for match in _USUAL_CELL.finditer(text, opening, closing):
        tag, letters, inner = match.groups(b"")
        start, end = match.span()
        column = _COLUMN_OF.get(letters)
        if start != at or column is None or column in found:
            return None
        found[column] = SourceCell(column, start, end, tag, inner, True)
        at = end
    return found if at == closing and text.find(b">") == opening - 1 else None


def any_cells(text: bytes, prefix: bytes) -> dict[int, SourceCell]:
    """The cells of any row; `MalformedError` when one is not closed or has no place."""
    found: dict[int, SourceCell] = {}
    column = 0
    usual = b"<" + prefix + b'c r="'
    for cell in whole_pattern(b"c", prefix).finditer(mask(text)):
        if cell["unclosed"] is not None:
            raise MalformedError("a cell is not closed")
        tag, inner = text[slice(*cell.span("tag"))], text[slice(*cell.span("inner"))]
        reference: str | None
        if tag.startswith(usual):
            reference = tag[len(usual) : tag.index(b'"', len(usual))].decode()
        else:
            reference = attributes(tag).get("r")
        column = _column_of(reference) if reference else column + 1
        found[column] = SourceCell(column, cell.start(), cell.end(), tag, inner, reference is not None)
    return found


def _column_of(reference: str) -> int:
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    is_usual = letters.isalpha() and 0 < len(digits) < _DIGITS_OF_LAST_ROW and digits[0] != "0"
    try:
        return column_number(letters) if is_usual else parse_cell(reference)[1]
    except ValueError as error:
        raise MalformedError(str(error)) from error


def child_text(inner: bytes, name: bytes, prefix: bytes) -> str | None:
    """Text of a cell's child (`v`, `f`), CDATA included; None when the cell has no such child."""
    opening = b"<" + prefix + name
    start = inner.find(opening)
    while start >= 0 and inner[start + len(opening) : start + len(opening) + 1] not in (b">", b" ", b"/", b"\n", b"\t"):
        start = inner.find(opening, start + 1)
    if start < 0:
        return None
    close = inner.index(b">", start)
    if inner[close - 1 : close] == b"/":
        return ""
    text = inner[close + 1 : inner.index(b"</" + prefix + name, close)]
    if b"<" in text:
        return str(parse_xml(b"<w>" + text + b"</w>").xpath("string()"))
    return unescape(text.decode())
