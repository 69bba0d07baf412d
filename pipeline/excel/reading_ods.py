"""OpenDocument spreadsheets (LibreOffice), read as raw cells in columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from pipeline.cells import MAX_COLUMN, MAX_ROW
from pipeline.excel.columns import ColumnCollector, Kind, RawSheet, Strings
from pipeline.excel.hidden import Span, hidden_columns, hidden_rows
from pipeline.excel.reading_values import BLANK, NO_CACHED_VALUE, CellList, Value, iso_serial
from pipeline.excel.reading_xml import DamagedPartError, PartReader

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_REPEATED = 500_000
"""A few bytes can say that a cell is repeated a milliard times; nobody's workbook repeats filled ones more often."""
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _STYLE = f"{_OASIS}table:1.0 ", f"{_OASIS}office:1.0 ", f"{_OASIS}style:1.0 "
_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_SHEETS = "/office:spreadsheet"
_HIDDEN = ("collapse", "filter")
_DURATION = re.compile(r"(-?)P(?:(\d{1,9})D)?T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d+)?)S)?", re.ASCII)
_SPACE, _TAB, _BREAK = "\0", "\1", "\2"
_SHOWN = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_WHITE = re.compile("[ \t\r\n]+")


def read_ods(content: Iterable[bytes]) -> tuple[RawSheet, ...]:
    """Read the sheets of an OpenDocument spreadsheet from its `content.xml`.

    A time below 24 hours counts as a time of day, any other as a length of time, for the file does not say which.
    Formulas without a value of any kind are NO_CACHED_VALUE.

    Raises
    ------
    DamagedPartError
        When the part is not well formed, or repeats cells beyond all measure.
    """
    reader = _Content()
    reader.read(content)
    return tuple(reader.sheets)


class _Content(PartReader):
    namespaces: ClassVar[dict[str, str]] = {
        f"{_OASIS}{name}:1.0": f"{name}:" for name in ("table", "office", "text", "style")
    }

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[RawSheet] = []
        self._strings = Strings()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._words_here: list[str] = []
        self._left = MAX_REPEATED
        self.take_characters = self._words_here.append
        self._start_table({})
        self._start_row({})
        self._start_cell({})

    def start(self, attributes: dict[str, str]) -> None:
        parent, _, name = self.where.rpartition("/")
        if name.startswith("text:"):
            self._start_text(name, attributes)
        elif name in _CELLS:
            self._start_cell(attributes)
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name == "table:table-column":
            self._start_column(attributes)
        elif name == "table:table" and parent.endswith(_SHEETS):
            self._start_table(attributes)
        elif name == "style:style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == "style:table-properties" and attributes.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def end(self) -> None:
        parent, _, name = self.where.rpartition("/")
        if name == "text:p" and parent.endswith(_CELLS):
            words = _WHITE.sub(" ", "".join(self._words_here)).lstrip(" ")
            self._paragraphs.append(words.translate(_SHOWN))
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table" and parent.endswith(_SHEETS):
            self._end_table()

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self._words_here.clear()
        elif name == "text:s":
            count = attributes.get(f"{_OASIS}text:1.0 c", "1")
            self._words_here.append(_SPACE * min(int(count) if count.isdecimal() else 1, 32_767))
        elif name in ("text:tab", "text:line-break"):
            self._words_here.append(_TAB if name == "text:tab" else _BREAK)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._name = attributes.get(f"{_TABLE}name", "")
        self._state = "hidden" if attributes.get(f"{_TABLE}style-name") in self._hidden_styles else "visible"
        self._collector = ColumnCollector()
        self._cells = CellList(self._collector)
        self._hidden_rows: list[Span] = []
        self._hidden_columns: list[Span] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._row = self._last_column = 0

    def _end_table(self) -> None:
        self._cells.flush()
        self.sheets.append(
            RawSheet(
                self._name,
                self._state,
                self._collector.columns(),
                self._strings.texts,
                hidden_rows(self._hidden_rows),
                hidden_columns(self._hidden_columns),
                tuple(self._merged),
            )
        )

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = self._last_column + 1
        self._last_column = min(self._last_column + _count(attributes, "number-columns-repeated"), MAX_COLUMN)
        if attributes.get(f"{_TABLE}visibility") in _HIDDEN:
            self._hidden_columns.append((first, self._last_column))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_repeats = min(_count(attributes, "number-rows-repeated"), MAX_ROW - self._row)
        self._is_hidden = attributes.get(f"{_TABLE}visibility") in _HIDDEN
        self._column = 0
        self._row_cells: list[tuple[int, int, Value, bool]] = []

    def _end_row(self) -> None:
        rows = range(self._row + 1, self._row + 1 + self._row_repeats)
        self._row += self._row_repeats
        self._left -= len(rows) * sum(repeats for _, repeats, _, _ in self._row_cells) - len(self._row_cells)
        if self._left < 0:
            raise DamagedPartError
        if self._is_hidden:
            self._hidden_rows.append((rows.start, rows.stop - 1))
        if not self._row_cells:
            return
        for row in rows:
            for column, repeats, value, is_formula in self._row_cells:
                for place in range(column, column + repeats):
                    self._cells.append(row, place, value, is_formula)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._paragraphs: list[str] = []

    def _end_cell(self) -> None:
        attributes = self._attributes
        first = self._column + 1
        repeats = min(_count(attributes, "number-columns-repeated"), MAX_COLUMN - self._column)
        self._column += repeats
        value = self._value(attributes)
        if value.kind != Kind.BLANK and repeats:
            self._row_cells.append((first, repeats, value, f"{_TABLE}formula" in attributes))
        high, wide = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if high > 1 or wide > 1:
            row = self._row + 1
            self._merged.append((row, first, min(row + high - 1, MAX_ROW), min(first + wide - 1, MAX_COLUMN)))

    def _value(self, attributes: dict[str, str]) -> Value:
        kind = attributes.get(f"{_OFFICE}value-type")
        shown = "\n".join(self._paragraphs)
        if kind is None and f"{_TABLE}formula" in attributes and not self._paragraphs:
            return NO_CACHED_VALUE
        if attributes.get(_CALC_TYPE) == "error":
            return Value(Kind.ERROR, text=self._strings.number(shown)) if shown else BLANK
        value = None
        if kind in ("float", "percentage", "currency"):
            value = _number(attributes.get(f"{_OFFICE}value", ""))
        elif kind == "date":
            serial = iso_serial(attributes.get(f"{_OFFICE}date-value", ""))
            value = None if serial is None else Value(Kind.DATE, serial)
        elif kind == "time":
            value = _time(attributes.get(f"{_OFFICE}time-value", ""))
        elif kind == "boolean":
            value = Value(Kind.BOOLEAN, float(attributes.get(f"{_OFFICE}boolean-value") == "true"))
        if value is not None:
            return value
        text = attributes.get(f"{_OFFICE}string-value", shown)
        return Value(Kind.TEXT, text=self._strings.number(text)) if text else BLANK


def _count(attributes: dict[str, str], name: str) -> int:
    words = attributes.get(_TABLE + name, "1")
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise DamagedPartError(words)
    return int(words)


def _number(words: str) -> Value | None:
    try:
        number = float(words)
    except ValueError:
        return None
    return Value(Kind.NUMBER, number) if abs(number) < float("inf") else None


def _time(words: str) -> Value | None:
    match = _DURATION.fullmatch(words)
    if match is None:
        return None
    days, hours, minutes = (int(part or 0) for part in match.group(2, 3, 4))
    seconds = float((match[5] or "0").replace(",", "."))
    length = days + (hours * 3600 + minutes * 60 + seconds) / 86_400
    if match[1] or length >= 1:
        return Value(Kind.NUMBER, -length if match[1] else length)
    return Value(Kind.DATE, length)
