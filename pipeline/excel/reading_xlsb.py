"""Binary workbooks of the newer format (`.xlsb`), read as raw cells in columns; records as in [MS-XLSB]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from pipeline.excel.columns import Kind, RawSheet, Strings
from pipeline.excel.package import Package
from pipeline.excel.reading_binary import BinarySheet, packed_number
from pipeline.excel.reading_formats import looks_of
from pipeline.excel.reading_values import BLANK, CellReader, DamagedCellError, Value
from pipeline.excel.reading_xml import DamagedPartError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.reading_formats import Look

_ROW, _BLANK_CELL, _LAST_CELL = 0, 1, 11
_PACKED, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = 2, 3, 4, 5, 6, 7
_FORMULA_OFFSET = {8: _TEXT, 9: _REAL, 10: _BOOLEAN, 11: _ERROR}
_SHARED_TEXT, _FORMAT, _STYLE, _COLUMNS, _RICH_TEXT = 19, 44, 47, 60, 62
_CELL_DATA, _CELL_DATA_END, _PROPERTIES, _SHEET, _MERGED = 145, 146, 153, 156, 176
_STYLES, _STYLES_END = 617, 618
_STATES = ("visible", "hidden", "veryHidden")
_HIDDEN_ROW, _HIDDEN_COLUMN, _IS_1904 = 0x10, 1, 1


def read_xlsb(package: Package, workbook_part: str) -> tuple[RawSheet, ...]:
    """Read the worksheets; a formula always has a saved result in this format.

    Raises
    ------
    DamagedPartError
        When records do not add up.
    UnreadableFileError
        When a part is missing or damaged.
    """
    try:
        return tuple(_read_workbook(package, workbook_part))
    except (struct.error, IndexError, UnicodeError, DamagedCellError) as error:
        raise DamagedPartError(str(error)) from error


def _read_workbook(package: Package, part: str) -> Iterator[RawSheet]:
    links = {link.id: link for link in package.relationships(part) if not link.is_external}
    parts = {link.kind: link.target for link in links.values()}
    strings = Strings()
    shared = _shared_texts(package, parts.get("sharedStrings"), strings)
    looks = _looks(package, parts.get("styles"))
    reader = CellReader(strings, shared, looks, is_1904=False)
    read: set[str] = set()
    for kind, data in _records(package.read(part)):
        if kind == _PROPERTIES:
            reader.is_1904 = bool(data[0] & _IS_1904)
        elif kind == _SHEET:
            link_id, after = _text(data, 8)
            link = links.get(link_id)
            if link is None:
                raise DamagedPartError(link_id)
            # a part read once for each of a thousand names is a bomb
            if link.target in read:
                raise DamagedPartError(link.target)
            read.add(link.target)
            if link.kind == "worksheet":
                state = _STATES[struct.unpack_from("<I", data)[0]]
                yield _read_sheet(package.read(link.target), BinarySheet(_text(data, after)[0], state, reader))


def _shared_texts(package: Package, part: str | None, strings: Strings) -> list[int]:
    records = _records(package.read(part)) if part is not None else ()
    return strings.numbers(_text(data, 1)[0] for kind, data in records if kind == _SHARED_TEXT)


def _looks(package: Package, part: str | None) -> tuple[Look, ...]:
    codes: dict[str, str] = {}
    formats: list[str] = []
    is_within = False
    for kind, data in _records(package.read(part)) if part is not None else ():
        if kind == _FORMAT:
            codes[str(struct.unpack_from("<H", data)[0])] = _text(data, 2)[0]
        elif kind in (_STYLES, _STYLES_END):
            is_within = kind == _STYLES
        elif kind == _STYLE and is_within:
            formats.append(str(struct.unpack_from("<H", data, 2)[0]))
    return looks_of(codes, formats)


def _read_sheet(data: bytes, sheet: BinarySheet) -> RawSheet:
    row = 0
    is_within = False
    for kind, record in _records(data):
        if is_within and kind == _ROW:
            row = struct.unpack_from("<I", record)[0]
            if record[11] & _HIDDEN_ROW:
                sheet.hide_row(row)
        elif is_within and (_BLANK_CELL <= kind <= _LAST_CELL or kind == _RICH_TEXT):
            column, style = struct.unpack_from("<II", record)
            is_formula = kind in _FORMULA_OFFSET
            value = _value(sheet, _FORMULA_OFFSET.get(kind, kind), style & 0xFFFFFF, record)
            sheet.add(row, column, value, is_formula=is_formula)
        elif kind in (_CELL_DATA, _CELL_DATA_END):
            is_within = kind == _CELL_DATA
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<II", record)
            if record[16] & _HIDDEN_COLUMN:
                sheet.hide_columns(first, last)
        elif kind == _MERGED:
            sheet.merge(iter(struct.unpack_from("<4I", record)))
    return sheet.sheet()


def _value(sheet: BinarySheet, kind: int, style: int, record: bytes) -> Value:
    if kind == _SHARED:
        return sheet.reader.shared_text(struct.unpack_from("<I", record, 8)[0])
    if kind == _PACKED:
        return sheet.number(packed_number(struct.unpack_from("<I", record, 8)[0]), style)
    if kind == _REAL:
        return sheet.number(struct.unpack_from("<d", record, 8)[0], style)
    if kind in (_TEXT, _RICH_TEXT):
        return sheet.reader.text(_text(record, 8 if kind == _TEXT else 9)[0])
    if kind == _BOOLEAN:
        return Value(Kind.BOOLEAN, float(record[8] != 0))
    return sheet.error(record[8]) if kind == _ERROR else BLANK


def _text(data: bytes, at: int) -> tuple[str, int]:
    """Text with its length before it, and the place after it."""
    length = struct.unpack_from("<I", data, at)[0]
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise DamagedPartError(length)
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record; both kind and length take seven bits of each byte."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while True:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        if at + length > end:
            raise DamagedPartError(kind)
        yield kind, data[at : at + length]
        at += length
