"""A worksheet part read piece by piece: quickly where the XML is ordinary, exactly wherever it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.excel.columns import ColumnCollector, RawColumn
from pipeline.excel.hidden import Span, Spans, hidden_columns, hidden_rows
from pipeline.excel.reading_exact import SheetReader
from pipeline.excel.reading_piece import PieceReader
from pipeline.excel.reading_tags import UnusualXmlError
from pipeline.excel.reading_texts import TextMemory
from pipeline.excel.reading_xml import STRICT, TRANSITIONAL, XML_DECLARATION, DamagedPartError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipeline.excel.reading_values import CellReader

PIECE_BYTES = 1 << 20
_LONGEST_HEAD = 1 << 20
_LONGEST_ROW = 1 << 24
"""What is longer is left to the exact way, which need not see a row's end to read it."""
_HEAD = re.compile(
    rb'%s<worksheet(?: [^<>]*)? xmlns="(?:%s|%s)"[^<>]*>'
    % (XML_DECLARATION, re.escape(TRANSITIONAL.encode()), re.escape(STRICT.encode()))
)
_PREFIXED_ROOT = re.compile(
    rb'(%s)<(\w+):worksheet((?: [^<>]*)? xmlns:\2="(%s|%s)")([^<>]*>)'
    % (XML_DECLARATION, re.escape(TRANSITIONAL.encode()), re.escape(STRICT.encode()))
)
_ROWS_START = b"<sheetData>"
_ROWS_END = b"</sheetData>"
_ROW_END = b"</row>"
_END = b"</sheetData></worksheet>"


@dataclass
class SheetContent:
    """What a worksheet part holds; row and column numbers count from 1."""

    columns: tuple[RawColumn, ...] = ()
    hidden_rows: Spans = field(default_factory=Spans)
    hidden_columns: Spans = field(default_factory=Spans)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_sheet(chunks: Callable[[], Iterable[bytes]], cells: CellReader) -> SheetContent:
    """Read a worksheet part.

    Parameters
    ----------
    chunks
        Gives the part's bytes from the start, piece by piece, each time it is called.
    cells
        Knows the workbook's texts and styles.

    Raises
    ------
    DamagedPartError
        When the part is not a well-formed worksheet.
    """
    try:
        return _QuickReader(cells).read(iter(chunks()))
    except (UnusualXmlError, DamagedPartError):
        return read_sheet_exactly(chunks(), cells)


def read_sheet_exactly(chunks: Iterable[bytes], cells: CellReader) -> SheetContent:
    """Read a worksheet part element by element; `DamagedPartError` when it is not a well-formed worksheet."""
    collector = ColumnCollector()
    reader = SheetReader(cells, collector)
    reader.read(chunks)
    return _content(collector.columns(), reader.hidden_rows, reader)


def _content(columns: tuple[RawColumn, ...], rows: list[Span], frame: SheetReader) -> SheetContent:
    return SheetContent(columns, hidden_rows(rows), hidden_columns(frame.hidden_columns), frame.merged)


class _QuickReader:
    def __init__(self, cells: CellReader) -> None:
        self._cells = cells
        self._pieces = PieceReader(cells, TextMemory(cells.strings))
        self._collector = ColumnCollector()
        self._hidden_rows: list[Span] = []
        self._head = b""
        self._row = 0

    def read(self, chunks: Iterator[bytes]) -> SheetContent:
        chunks = _without_prefix(chunks)
        self._head, rest = _split_head(chunks)
        tail = self._read_rows(chain([rest], chunks))
        frame = SheetReader(self._cells, self._collector)
        frame.read(chain([self._head, tail], chunks))
        columns = self._collector.columns()
        if self._collector.met_twice:
            raise UnusualXmlError
        return _content(columns, self._hidden_rows, frame)

    def _read_rows(self, chunks: Iterable[bytes]) -> bytes:
        """Read rows until the sheet's data ends, and give what was unpacked beyond them."""
        waiting: list[bytes] = []
        size = 0
        for chunk in chunks:
            waiting.append(chunk)
            size += len(chunk)
            if size < PIECE_BYTES:
                continue
            data = b"".join(waiting)
            cut = data.rfind(_ROW_END) + len(_ROW_END)
            if cut < len(_ROW_END):
                if len(data) > _LONGEST_ROW:
                    raise UnusualXmlError
                cut = 0
            end = data.find(_ROWS_END, cut)
            if end >= 0:
                break
            self._read_piece(data[:cut])
            waiting = [data[cut:]]
            size = len(waiting[0])
        else:
            data = b"".join(waiting)
            end = data.rfind(_ROWS_END)
            if end < 0:
                raise UnusualXmlError
        self._read_piece(data[:end])
        return data[end:]

    def _read_piece(self, data: bytes) -> None:
        if not data:
            return
        try:
            piece = self._pieces.read(data)
        except UnusualXmlError:
            self._read_exactly([data])
            return
        self._row = piece.last_row
        self._collector.add(piece.cells)
        self._hidden_rows += [(row, row) for row in piece.hidden_rows]
        if piece.others:
            self._read_exactly([b'<row r="%d">' % self._row, *piece.others, b"</row>"], is_part=True)

    def _read_exactly(self, rows: list[bytes], *, is_part: bool = False) -> None:
        reader = SheetReader(self._cells, self._collector, self._row, is_part=is_part)
        reader.read([self._head, *rows, _END])
        self._row = reader.row
        self._hidden_rows += reader.hidden_rows


def _split_head(chunks: Iterator[bytes]) -> tuple[bytes, bytes]:
    """Divide the first chunks after `<sheetData>`; `UnusualXmlError` when the beginning is not an ordinary one."""
    data = b""
    for chunk in chunks:
        data += chunk
        cut = data.find(_ROWS_START)
        if cut >= 0:
            break
        if len(data) > _LONGEST_HEAD:
            raise UnusualXmlError
    else:
        raise UnusualXmlError
    head, rest = data[: cut + len(_ROWS_START)], data[cut + len(_ROWS_START) :]
    if _HEAD.match(head) is None or b"<!" in head or b"xml:space" in head:
        raise UnusualXmlError
    return head, rest


def _without_prefix(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Take the elements' prefix away, which some programs put before each (`<x:row>`) instead of before none."""
    data = next(chunks, b"")
    root = _PREFIXED_ROOT.match(data)
    if root is None:
        yield data
        yield from chunks
        return
    prefix = root[2]
    if b' xmlns="' in root[0]:
        raise UnusualXmlError
    yield root[1] + b'<worksheet xmlns="' + root[4] + b'"' + root[3] + root[5]
    waiting = data[root.end() :]
    for chunk in chain(chunks, (b"<",)):
        waiting += chunk
        # a tag may go on in the next chunk
        cut = waiting.rfind(b"<")
        if len(waiting) - cut > _LONGEST_HEAD:
            raise UnusualXmlError
        if cut < 0:
            continue
        whole, waiting = waiting[:cut], waiting[cut:]
        if b"<!" in whole or b"<?" in whole:
            raise UnusualXmlError
        yield whole.replace(b"<" + prefix + b":", b"<").replace(b"</" + prefix + b":", b"</")
