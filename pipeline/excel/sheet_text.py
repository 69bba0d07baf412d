"""One worksheet's XML: rows and cells found in it, and rows written anew with some cells replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pipeline.cells import MAX_ROW, CellRange, column_number, parse_cell, parse_range
from pipeline.errors import UnsafeEditError
from pipeline.excel.items import ItemPart
from pipeline.excel.markup import (
    MalformedError,
    attributes,
    elements,
    mask,
    parse_xml,
    root_tag,
    set_attribute,
    unescape,
    whole_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from pipeline.excel.package import Package, SheetPart

_FORMULA_RANGE = re.compile(rb"""<(?:[\w.\-]+:)?f\s[^>]*?\bref\s*=\s*["'][^>]*>""")
_SHARED = re.compile(rb"v[^>]*>\s*(?:<!\[CDATA\[)?(\d+)")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
CELL_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_Read = TypeVar("_Read")
_DIGITS_OF_LAST_ROW = len(str(MAX_ROW))
_ROWS_KEPT = 4_096
SPACE_AT_EDGE = re.compile(r"^\s|\s$|[\n\t]|\s\s")


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


@dataclass(frozen=True, slots=True)
class NewCell:
    """What to write into a cell: the file's type letter, content, a formula, and a style (None keeps the cell's).

    ``keeps_content`` leaves the cell's own content as it stands: only the style is new.
    """

    type: str | None
    content: str | None
    formula: str | None = None
    style: int | None = None
    keeps_content: bool = False


class SheetText:
    """A worksheet part with the cells to be changed; the part itself is not touched before it is rendered.

    Attributes
    ----------
    sheet
        Where it stands in the workbook.
    head, tail
        The text before and after the rows, changed in place by those who grow ranges.
    edits
        New cells by row and column.
    row_tags
        Start tags for rows that do not exist yet.
    laid_out
        Styles of the cells in rows that were added.
    formula_ranges
        Type (`shared`, `array`, `dataTable`) and extent of every formula that covers more than its own cell.
    has_formulas
        Whether any cell holds a formula.
    """

    def __init__(self, package: Package, sheet: SheetPart) -> None:
        self.sheet = sheet
        self.formula_ranges: list[tuple[str, CellRange]] = []
        self.has_formulas = False
        try:
            self.rows = ItemPart(package, sheet.part, b"sheetData", b"row", self._notice_formulas)
        except MalformedError as error:
            raise UnsafeEditError(f"Arket «{sheet.name}» er skrevet på en uvanlig måte og kan ikke endres.") from error
        self.prefix = self.rows.prefix
        self.head, self.tail = self.rows.head, self.rows.tail
        self.edits: dict[int, dict[int, NewCell]] = {}
        self.row_tags: dict[int, bytes] = {}
        self.laid_out: dict[tuple[int, int], int] = {}
        self._skeleton: tuple[bytes, bytes, etree._Element] | None = None
        self._from_skeleton: dict[Callable[[etree._Element], Any], Any] = {}
        self._cells_kept: dict[int, dict[int, SourceCell]] = {}

    def _notice_formulas(self, text: bytes, prefix: bytes) -> None:
        opening = b"<" + prefix + b"f"
        if b"f" not in text or not any(opening + after in text for after in (b">", b" ", b"/")):
            return
        self.has_formulas = True
        for match in _FORMULA_RANGE.finditer(mask(text)):
            found = attributes(match[0])
            self.formula_ranges.append((found.get("t", "normal"), parse_range(found["ref"])))

    @property
    def skeleton(self) -> etree._Element:
        """The worksheet as it will be, parsed without its rows."""
        if self._skeleton is None or self._skeleton[:2] != (self.head, self.tail):
            self._skeleton = self.head, self.tail, parse_skeleton(self.head, self.tail)
            self._from_skeleton.clear()
        return self._skeleton[2]

    def in_skeleton(self, read: Callable[[etree._Element], _Read]) -> _Read:
        """What a function finds in the skeleton; it is called again only once the skeleton is another."""
        root = self.skeleton
        if read not in self._from_skeleton:
            self._from_skeleton[read] = read(root)
        found: _Read = self._from_skeleton[read]
        return found

    @property
    def after_rows(self) -> int:
        """Where in the tail the rows' own end tag ends."""
        return 0 if self.head.endswith(b"/>") else self.tail.index(b">") + 1

    @cached_property
    def columns(self) -> tuple[tuple[int, int, int], ...]:
        """First column, last column and style of every `<col>`."""
        found = (attributes(self.head[e.start : e.tag_end]) for e in elements(mask(self.head), b"col", self.prefix))
        return tuple((int(col["min"]), int(col["max"]), int(col.get("style", "0"))) for col in found)

    def cells(self, row: int) -> dict[int, SourceCell]:
        """Cells of a row by column, as the file has them; empty when the row does not exist."""
        if row not in self._cells_kept:
            self.cells_in(row, self.rows.item(row) or b"")
        return self._cells_kept[row]

    def cells_in(self, row: int, text: bytes) -> dict[int, SourceCell]:
        """Cells of a row whose text is at hand; they are kept for who asks next."""
        if len(self._cells_kept) > _ROWS_KEPT:
            self._cells_kept.clear()
        self._cells_kept[row] = self.parse_row(text)
        return self._cells_kept[row]

    def forget_cells(self) -> None:
        """Free what is kept of rows that were looked into."""
        self._cells_kept.clear()

    def parse_row(self, text: bytes) -> dict[int, SourceCell]:
        """Find the cells in a row's text; a cell without a reference stands next to the one before it."""
        found: dict[int, SourceCell] = {}
        column = 0
        usual = b"<" + self.prefix + b'c r="'
        for cell in whole_pattern(b"c", self.prefix).finditer(mask(text)):
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

    def inherited_style(self, row: int, column: int) -> int:
        """Style that a cell not yet in the file takes: its row's, else its column's."""
        text = self.rows.item(row)
        tag = self.row_tags.get(row, b"") if text is None else row_tag(text)
        found = attributes(tag)
        if found.get("customFormat") in ("1", "true"):
            return int(found.get("s", "0"))
        return next((style for first, last, style in self.columns if first <= column <= last), 0)

    def style(self, row: int, column: int) -> int:
        """Style index that a cell has, or will have once it is written."""
        edited = self.edits.get(row, {}).get(column)
        if edited is not None and edited.style is not None:
            return edited.style
        return self.ground_style(row, column)

    def ground_style(self, row: int, column: int) -> int:
        """Style index that a cell has before a value is put into it: its own, or what its place gives it."""
        if (row, column) in self.laid_out:
            return self.laid_out[row, column]
        cell = self.cells(row).get(column)
        return self.inherited_style(row, column) if cell is None else cell.style

    def put(self, row: int, column: int, cell: NewCell) -> None:
        """Note what a cell is to hold."""
        self.edits.setdefault(row, {})[column] = cell

    @property
    def restyled(self) -> frozenset[tuple[int, int]]:
        """Cells of which only the style changes."""
        found = ((row, column, cell) for row, cells in self.edits.items() for column, cell in cells.items())
        return frozenset((row, column) for row, column, cell in found if cell.keeps_content)

    def take_back(self, row: int, column: int) -> None:
        """Let a cell be as it is in the file."""
        self.edits[row].pop(column, None)


def _column_of(reference: str) -> int:
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    is_usual = letters.isalpha() and 0 < len(digits) < _DIGITS_OF_LAST_ROW and digits[0] != "0"
    try:
        return column_number(letters) if is_usual else parse_cell(reference)[1]
    except ValueError as error:
        raise MalformedError(str(error)) from error


def parse_skeleton(head: bytes, tail: bytes) -> etree._Element:
    """Parse what stands before and after the rows of a sheet as one document."""
    return parse_xml(head + tail)


def row_tag(text: bytes) -> bytes:
    """Give the start tag of a row's text."""
    return root_tag(text)[0]


def widen_dimension(head: bytes, prefix: bytes, cells: list[tuple[int, int]]) -> bytes:
    """Widen the sheet's stated extent so that it holds the given cells; left alone when it cannot be read."""
    found = next(elements(mask(head), b"dimension", prefix), None)
    if found is None or not cells:
        return head
    tag = head[found.start : found.tag_end]
    try:
        extent = parse_range(attributes(tag)["ref"])
    except (ValueError, KeyError):
        return head
    if all(cell in extent for cell in cells):
        return head
    rows, columns = zip(*cells, strict=True)
    wider = CellRange(
        min(extent.first_row, *rows),
        min(extent.first_column, *columns),
        max(extent.last_row, *rows),
        max(extent.last_column, *columns),
    )
    return head[: found.start] + set_attribute(tag, "ref", str(wider)) + head[found.tag_end :]


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
