"""Workbooks of the old format (`.xls`, Excel 5 to 2003), read as raw cells in columns; records as in [MS-XLS]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from pipeline.excel.columns import Kind, RawSheet, Strings
from pipeline.excel.compound import read_stream
from pipeline.excel.reading_binary import BinarySheet, packed_number
from pipeline.excel.reading_formats import looks_of
from pipeline.excel.reading_values import BLANK, CellReader, DamagedCellError, Value
from pipeline.excel.reading_xls_older import as_of_excel_97, encoding_of_page
from pipeline.excel.reading_xml import DamagedPartError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMULA, _END, _DATES, _PASSWORD, _CONTINUE, _PAGE, _COLUMNS, _SHEET = 0x06, 0x0A, 0x22, 0x2F, 0x3C, 0x42, 0x7D, 0x85
_PACKED_MANY, _RICH_LABEL, _STYLE, _MERGED, _TEXTS, _SHARED = 0xBD, 0xD6, 0xE0, 0xE5, 0xFC, 0xFD
_NUMBER, _LABEL, _BOOLEAN_OR_ERROR, _RESULT_TEXT, _ROW = 0x203, 0x204, 0x205, 0x207, 0x208
_PACKED, _FORMAT, _BEGIN = 0x27E, 0x41E, 0x809
_EXCEL_5, _EXCEL_97, _WORKSHEET = 0x0500, 0x0600, 0
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 1
_STATES = ("visible", "hidden", "veryHidden")
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


class ProtectedError(DamagedPartError):
    """A workbook that opens with a password only."""


def read_xls(data: bytes) -> tuple[RawSheet, ...]:
    """Read the worksheets; a formula always has a saved result in this format.

    Raises
    ------
    ProtectedError
        When it opens with a password only.
    DamagedPartError
        When there is no workbook in the file, it is older than Excel 5, or its records do not add up.
    """
    stream = read_stream(data, "Workbook", "Book")
    if stream is None:
        raise DamagedPartError("no workbook")
    try:
        return tuple(_read_workbook(stream))
    except (struct.error, IndexError, UnicodeError, DamagedCellError) as error:
        raise DamagedPartError(str(error)) from error


def _read_workbook(stream: bytes) -> Iterator[RawSheet]:
    codes: dict[str, str] = {}
    formats: list[str] = []
    sheets: list[tuple[int, str, str, bool]] = []
    strings = Strings()
    shared: list[int] = []
    is_1904 = False
    records = _Records(stream)
    for kind, parts in records.read(0, len(stream)):
        record = parts[0]
        if kind == _PASSWORD:
            raise ProtectedError
        if kind == _DATES:
            is_1904 = record[0] == 1
        elif kind == _FORMAT:
            codes[str(struct.unpack_from("<H", record)[0])] = _Texts(parts, 2).text()
        elif kind == _STYLE:
            formats.append(str(struct.unpack_from("<H", record, 2)[0]))
        elif kind == _TEXTS:
            texts = _Texts(parts, 8)
            shared = strings.numbers(texts.text() for _ in range(struct.unpack_from("<I", record, 4)[0]))
        elif kind == _SHEET:
            place, state = struct.unpack_from("<IB", record)
            sheets.append((place, _STATES[state & 3], _Texts(parts, 6).text(short=True), record[5] == _WORKSHEET))
    reader = CellReader(strings, shared, looks_of(codes, formats), is_1904)
    places = sorted(sheet[0] for sheet in sheets)
    if not places or len(set(places)) < len(places):
        raise DamagedPartError(places)
    ends = dict(zip(places, [*places[1:], len(stream)], strict=True))
    for place, state, name, is_worksheet in sheets:
        # sheets that lie within each other would be read once for each
        if is_worksheet:
            yield _read_sheet(records.read(place, ends[place]), BinarySheet(name, state, reader))


def _read_sheet(records: Iterator[tuple[int, list[bytes]]], sheet: BinarySheet) -> RawSheet:
    waiting: tuple[int, int] | None = None
    for kind, parts in records:
        record = parts[0]
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<3H", record)
            sheet.add(row, column, _CELLS[kind](sheet, style, parts))
        elif kind == _PACKED_MANY:
            row, first = struct.unpack_from("<2H", record)
            for number, at in enumerate(range(4, len(record) - 2, 6)):
                style, packed = struct.unpack_from("<HI", record, at)
                sheet.add(row, first + number, sheet.number(packed_number(packed), style))
        elif kind == _FORMULA:
            row, column, style = struct.unpack_from("<3H", record)
            value = _result(sheet, style, record)
            waiting = (row, column) if value is None else None
            sheet.add(row, column, value or BLANK, is_formula=True)
        elif kind == _RESULT_TEXT and waiting is not None:
            sheet.add(*waiting, sheet.reader.text(_Texts(parts, 0).text()), is_formula=True)
            waiting = None
        else:
            _note(sheet, kind, record)
    return sheet.sheet()


def _note(sheet: BinarySheet, kind: int, record: bytes) -> None:
    if kind == _ROW and record[12] & _HIDDEN_ROW:
        sheet.hide_row(struct.unpack_from("<H", record)[0])
    elif kind == _COLUMNS and record[8] & _HIDDEN_COLUMN:
        sheet.hide_columns(*struct.unpack_from("<2H", record))
    elif kind == _MERGED:
        for number in range(struct.unpack_from("<H", record)[0]):
            sheet.merge(iter(struct.unpack_from("<4H", record, 2 + 8 * number)))


def _number(sheet: BinarySheet, style: int, parts: list[bytes]) -> Value:
    return sheet.number(struct.unpack_from("<d", parts[0], 6)[0], style)


def _packed(sheet: BinarySheet, style: int, parts: list[bytes]) -> Value:
    return sheet.number(packed_number(struct.unpack_from("<I", parts[0], 6)[0]), style)


def _shared(sheet: BinarySheet, _style: int, parts: list[bytes]) -> Value:
    return sheet.reader.shared_text(struct.unpack_from("<I", parts[0], 6)[0])


def _label(sheet: BinarySheet, _style: int, parts: list[bytes]) -> Value:
    return sheet.reader.text(_Texts(parts, 6).text())


def _boolean_or_error(sheet: BinarySheet, _style: int, parts: list[bytes]) -> Value:
    code, is_error = parts[0][6], parts[0][7]
    return sheet.error(code) if is_error else Value(Kind.BOOLEAN, float(code != 0))


_CELLS = {
    _NUMBER: _number,
    _PACKED: _packed,
    _SHARED: _shared,
    _LABEL: _label,
    _RICH_LABEL: _label,
    _BOOLEAN_OR_ERROR: _boolean_or_error,
}


def _result(sheet: BinarySheet, style: int, record: bytes) -> Value | None:
    """Saved result of a formula, None when it is a text that comes in a record of its own."""
    if record[12:14] != b"\xff\xff":
        return sheet.number(struct.unpack_from("<d", record, 6)[0], style)
    kind, code = record[6], record[8]
    if kind == 1:
        return Value(Kind.BOOLEAN, float(code != 0))
    if kind == 2:
        return sheet.error(code)
    return None if kind == 0 else BLANK


class _Texts:
    """Reads texts from a record and the records that continue it."""

    def __init__(self, parts: list[bytes], at: int) -> None:
        self._parts = parts
        self._part = 0
        self._at = at

    def text(self, *, short: bool = False) -> str:
        """Read the next text; the length of a short one takes one byte."""
        if self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        data = self._parts[self._part]
        length, flags = struct.unpack_from("<BB" if short else "<HB", data, self._at)
        self._at += 2 if short else 3
        skip = 0
        if flags & _RICH:
            skip += 4 * struct.unpack_from("<H", data, self._at)[0]
            self._at += 2
        if flags & _EXTENDED:
            skip += struct.unpack_from("<I", data, self._at)[0]
            self._at += 4
        text = self._characters(length, bool(flags & _WIDE))
        self._skip(skip)
        return text

    def _characters(self, length: int, is_wide: bool) -> str:
        pieces: list[bytes] = []
        while True:
            width = 2 if is_wide else 1
            piece = self._parts[self._part][self._at : self._at + length * width]
            self._at += len(piece)
            length -= len(piece) // width
            pieces.append(piece if is_wide else piece.decode("latin-1").encode("utf-16-le"))
            if length == 0:
                return b"".join(pieces).decode("utf-16-le", "replace")
            self._part, self._at = self._part + 1, 1
            is_wide = bool(self._parts[self._part][0] & _WIDE)

    def _skip(self, count: int) -> None:
        while count > (left := len(self._parts[self._part]) - self._at):
            count -= left
            self._part, self._at = self._part + 1, 0
        self._at += count


class _Records:
    """The records of a workbook's stream; the first that is read says of which Excel they are."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._version = 0
        self._encoding = encoding_of_page(0)

    def read(self, at: int, end: int) -> Iterator[tuple[int, list[bytes]]]:
        """Kind and content of each record of a substream, with those that continue it; charts within are left out."""
        depth = 0
        while at + 4 <= end:
            kind, parts, at = self._next(at)
            if kind == _BEGIN:
                depth += 1
                self._version = self._version or struct.unpack_from("<H", parts[0])[0]
                if self._version not in (_EXCEL_5, _EXCEL_97):
                    raise DamagedPartError(self._version)
            elif kind == _END:
                depth -= 1
                if depth <= 0:
                    return
            if kind == _PAGE:
                self._encoding = encoding_of_page(struct.unpack_from("<H", parts[0])[0])
            if depth == 1:
                yield kind, parts
        raise DamagedPartError(at)

    def _next(self, at: int) -> tuple[int, list[bytes], int]:
        """Kind and content of a record and its continuations, and where the next one is."""
        kind, length = struct.unpack_from("<2H", self._stream, at)
        at += 4
        record = self._stream[at : at + length]
        if self._version == _EXCEL_5:
            record = as_of_excel_97(kind, record, self._encoding)
        parts = [record]
        at += length
        while self._stream[at : at + 2] == b"\x3c\x00":
            length = struct.unpack_from("<H", self._stream, at + 2)[0]
            parts.append(self._stream[at + 4 : at + 4 + length])
            at += 4 + length
        return kind, parts, at
