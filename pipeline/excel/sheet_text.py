"""One worksheet's XML: rows and cells found in it, and rows written anew with some cells replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.cells import CellRange, parse_range
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
)
from pipeline.excel.row_cells import SourceCell, cells_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from pipeline.excel.package import Package, SheetPart

_FORMULA_RANGE = re.compile(rb"""<(?:[\w.\-]+:)?f\s[^>]*?\bref\s*=\s*["'][^>]*>""")
_Read = TypeVar("_Read")
_ROWS_KEPT = 4_096
SPACE_AT_EDGE = re.compile(r"^\s|\s$|[\n\t]|\s\s")


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
        """Find the cells in a row's text."""
        return cells_of(text, self.prefix)

    def inherited_style(self, row: int, column: int) -> int:
        """Style that a cell not yet in the file takes: its row's, else its column's."""
        text = self.rows.item(row)
        if text is None:
            text = self.row_tags.get(row, b"")
        # few rows have a style, and to read a tag takes longer than to look for a word
        if b"customFormat" in text and (found := attributes(row_tag(text))).get("customFormat") in ("1", "true"):
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
