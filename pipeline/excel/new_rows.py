"""Rows of new sheets, written from columns: cell by cell takes ten times the time and the memory.

The XML of rows and links goes at once to a file beside the workbook under construction, and into its sheet at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.worksheet import Worksheet

from pipeline.cells import MAX_LINKS, column_letters, format_cell
from pipeline.excel.new_links import Leads, is_inside, target_and_place
from pipeline.excel.new_xml import Strip, attribute, inline, rows_xml

_BYTES_AT_ONCE = 1 << 20
_LINKS_AT_ONCE = 5_000
_OFTEN = 8


class _Piece(NamedTuple):
    """Bytes that are kept until the sheet is put together."""

    start: int
    length: int


class _Block(NamedTuple):
    """Rows that are kept, counted from 0, and their heights in pixels, 0 for the ordinary."""

    top: int
    end: int
    heights: NDArray[np.int32]
    xml: _Piece


class RowsSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that also takes whole columns, and any number of links into the same few files."""

    dim_rowmin: int
    dim_rowmax: int
    kept: IO[bytes]
    """Where rows and links are kept; the workbook opens it and closes it."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[_Block] = []
        self._links: list[_Piece] = []
        self._targets: dict[str, int] = {}

    def lay(
        self,
        top: int,
        strips: Sequence[Strip],
        heights: NDArray[np.int32] | None = None,
        *,
        shares_texts: bool = False,
    ) -> None:
        """Lay columns side by side from column A down, below everything laid before and beside nothing.

        Parameters
        ----------
        top
            First row, counted from 0.
        strips
            The columns.
        heights
            Points by row, 0 for the ordinary height.
        shares_texts
            All texts are kept once for the whole workbook, as Excel itself does. Otherwise only those of columns that
            say the same again and again; the others stand in their cells, and nothing of them is kept in memory.

        Raises
        ------
        ValueError
            The columns are not of one length.
        """
        lengths = {len(strip.numbers) for strip in strips}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")
        count = lengths.pop() if lengths else 0
        if not count:
            return
        self._check_dimensions(top, 0)
        self._check_dimensions(top + count - 1, len(strips) - 1)
        pixels = np.zeros(count, np.int32) if heights is None else (heights * 4 / 3 + 0.5).astype(np.int32)
        shown = [self._shared if shares_texts or _repeats(strip) else inline for strip in strips]
        xml = self._keep(rows_xml(top, strips, pixels, shown))
        self._blocks.append(_Block(top, top + count, pixels, xml))

    def add_links(self, column: int, rows: Sequence[int], leads: Leads, shown: Iterable[str]) -> None:
        """Let cells lead somewhere, as long as Excel takes more links on the sheet.

        Parameters
        ----------
        column, rows
            The cells, counted from 0.
        leads
            Where each of them leads.
        shown
            The texts that stand in them; asked for only where links stay in the workbook.
        """
        rows = rows[: self.links_left]
        if len(rows):
            self.hlink_count += len(rows)
            self._links.append(self._keep(self._hyperlinks(column, rows, leads, shown)))

    @property
    def links_left(self) -> int:
        """How many more links Excel takes on the sheet."""
        return MAX_LINKS - int(self.hlink_count)

    def add_long_table(self, top: int, last: int, width: int, options: dict[str, Any]) -> None:
        """Mark rows up as a table with columns from A on: XlsxWriter would remember each of its cells."""
        self.add_table(top, 0, top + 1, width - 1, options)
        reference = f"{format_cell(top + 1, 1)}:{format_cell(last + 1, width)}"
        table = self.tables[-1]
        table.update({key: reference for key in ("range", "a_range", "autofilter") if key in table})

    def _shared(self, text: str, times: int) -> str:
        number = self.str_table._get_shared_string_index(text)
        self.str_table.count += times - 1
        return f' t="s"><v>{number}</v></c>'

    def _hyperlinks(self, column: int, rows: Sequence[int], leads: Leads, shown: Iterable[str]) -> Iterator[bytes]:
        numbers = leads.numbers.tolist()
        ways = {number: self._leads(leads.ways[number]) for number in dict.fromkeys(numbers)}
        start = f'<hyperlink ref="{column_letters(column + 1)}'
        ends: Iterable[str] = repeat('"/>')
        if any(map(is_inside, leads.ways)):
            texts = zip(numbers, shown, strict=False)
            ends = (f'" display="{attribute(t)}"/>' if is_inside(leads.ways[n]) else '"/>' for n, t in texts)
        links = zip(rows, numbers, leads.cells, ends, strict=False)
        while some := list(islice(links, _LINKS_AT_ONCE)):
            yield "".join([f'{start}{row + 1}"{ways[way]}{cell}{end}' for row, way, cell, end in some]).encode()

    def _leads(self, way: str) -> str:
        """The attributes of every link that goes a way; the last is left open for the cell."""
        target, place = target_and_place(way)
        location = f' location="{attribute(place)}'
        if is_inside(way):
            return location
        relation = f' r:id="rId{self._targets.setdefault(target, len(self._targets) + 1)}'
        return f'{relation}"{location}' if place else relation

    def _keep(self, parts: Iterable[bytes]) -> _Piece:
        start = self.kept.seek(0, 2)
        length = sum(self.kept.write(part) for part in parts)
        return _Piece(start, length)

    def _put(self, piece: _Piece) -> None:
        self.fh.flush()
        self.kept.seek(piece.start)
        for start in range(0, piece.length, _BYTES_AT_ONCE):
            self.fh.buffer.write(self.kept.read(min(_BYTES_AT_ONCE, piece.length - start)))

    def _size_row(self, row: int, anchor: int = 0) -> int:
        """Height of a row in pixels, by which charts are placed."""
        block = next((block for block in self._blocks if block.top <= row < block.end), None)
        pixels = int(block.heights[row - block.top]) if block else 0
        return pixels or int(super()._size_row(row, anchor))

    def _write_rows(self) -> None:
        first, last = self.dim_rowmin, self.dim_rowmax
        for block in self._blocks:
            self._write_rows_between(first, block.top)
            self._put(block.xml)
            first = block.end
        self._write_rows_between(first, last + 1)

    def _write_rows_between(self, first: int, end: int) -> None:
        whole = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmin, self.dim_rowmax = first, end - 1
        super()._write_rows()
        self.dim_rowmin, self.dim_rowmax = whole

    def _write_hyperlinks(self) -> None:
        if not self._links:
            return
        # theirs come first among the sheet's relations, and are counted here
        self.rel_count += len(self._targets)
        self.external_hyper_links += [["/hyperlink", target, "External"] for target in self._targets]
        self._xml_start_tag("hyperlinks")
        for piece in self._links:
            self._put(piece)
        self._xml_end_tag("hyperlinks")


def _repeats(strip: Strip) -> bool:
    """Whether the cells of a column are so much alike that their texts take less room when they are kept once."""
    return _OFTEN * len(strip.cells) <= len(strip.numbers)
