"""What one cell of a workbook holds, from the raw words of its XML: the meaning that every way of reading shares."""

from __future__ import annotations

import math
import re
from array import array
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipeline.excel.columns import NO_TEXT, Cells, ColumnCollector, Kind, Strings
from pipeline.excel.reading_formats import FIRST_SERIAL_TOO_LATE, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELLS_PER_PIECE = 200_000
DAYS_FROM_1900_TO_1904 = 1462
_EPOCH = datetime(1899, 12, 30)
_FIRST_TRUE_DATE = datetime(1900, 3, 1)
_XML_SPACE = " \t\r\n"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?Z?", re.ASCII)
_TIME = re.compile(r"T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?", re.ASCII)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEANS = {"1": 1.0, "true": 1.0, "0": 0.0, "false": 0.0}


class Value(NamedTuple):
    """Kind, number and text place of a cell, as in `RawColumn`."""

    kind: Kind
    number: float = math.nan
    text: int = NO_TEXT


BLANK = Value(Kind.BLANK)
NO_CACHED_VALUE = Value(Kind.NO_CACHED_VALUE)


class RawCell(NamedTuple):
    """A cell's words: type `t`, style number `s`, the text of `<v>` and of `<is>` (None when absent), has `<f>`."""

    type: str
    style: int
    value: str | None
    inline: str | None
    is_formula: bool


class DamagedCellError(ValueError):
    """A cell that no spreadsheet program would write, such as a shared text that does not exist."""


class CellReader:
    """Turns raw cells of one workbook into values.

    Parameters
    ----------
    strings
        The workbook's distinct texts; texts that stand in cells are added.
    shared
        For each entry of the shared strings its place in `strings`, -1 for an empty text.
    looks
        For each cell style what its number format makes of a number.
    is_1904
        Whether dates count from 1904.
    """

    def __init__(self, strings: Strings, shared: Sequence[int], looks: Sequence[Look], is_1904: bool) -> None:
        self.strings = strings
        self.shared = shared
        self.looks = looks
        self.is_1904 = is_1904

    def value(self, cell: RawCell) -> Value:
        """Give what the cell holds; `DamagedCellError` where its words contradict each other."""
        words = cell.inline if cell.value is None and cell.inline is not None else cell.value
        if cell.type == "inlineStr":
            words = cell.value if cell.inline is None else cell.inline
        if words is None:
            return NO_CACHED_VALUE if cell.is_formula else BLANK
        if cell.type in ("str", "inlineStr") or cell.value is None:
            return self.text(decode_escapes(words))
        bare = words.strip(_XML_SPACE)
        if not bare:
            return NO_CACHED_VALUE if cell.is_formula else BLANK
        if cell.type == "s":
            return self._shared(bare)
        if cell.type == "e":
            return Value(Kind.ERROR, text=self.strings.number(bare))
        if cell.type == "b":
            number = _BOOLEANS.get(bare.lower())
            return self.text(bare) if number is None else Value(Kind.BOOLEAN, number)
        if cell.type == "d":
            serial = iso_serial(bare)
            return self.text(bare) if serial is None else Value(Kind.DATE, serial)
        return self._number(bare, cell.style)

    def _shared(self, words: str) -> Value:
        if not (words.isascii() and words.isdigit() and len(words) < 10):
            raise DamagedCellError(words)
        return self.shared_text(int(words))

    def _number(self, words: str, style: int) -> Value:
        number = float(words) if _NUMBER.fullmatch(words) else math.inf
        if math.isinf(number):
            return self.text(words)
        return self.number(number, style)

    def number(self, number: float, style: int) -> Value:
        """Give a number in a cell of the style: a date where the style shows one."""
        look = self.looks[style] if style < len(self.looks) else Look.NUMBER
        if look == Look.NUMBER or not 0 <= number < FIRST_SERIAL_TOO_LATE:
            return Value(Kind.NUMBER, number)
        if self.is_1904 and (look == Look.DATE or number >= 1):
            number += DAYS_FROM_1900_TO_1904
        return Value(Kind.DATE, number)

    def shared_text(self, number: int) -> Value:
        """Give a shared text by its number; `DamagedCellError` when there is none."""
        if not 0 <= number < len(self.shared):
            raise DamagedCellError(number)
        place = self.shared[number]
        return BLANK if place == NO_TEXT else Value(Kind.TEXT, text=place)

    def text(self, text: str) -> Value:
        """Give a text that stands in the cell itself; an empty one is BLANK."""
        return Value(Kind.TEXT, text=self.strings.number(text)) if text else BLANK


class CellList:
    """Takes cells one by one and hands them to a collector, a large piece at a time."""

    def __init__(self, collector: ColumnCollector) -> None:
        self._collector = collector
        self._clear()

    def _clear(self) -> None:
        self._rows, self._columns, self._texts = array("i"), array("i"), array("i")
        self._kinds, self._formulas = array("B"), array("B")
        self._numbers = array("d")

    def append(self, row: int, column: int, value: Value, is_formula: bool) -> None:
        """Take a cell."""
        self._rows.append(row)
        self._columns.append(column)
        self._kinds.append(value.kind)
        self._numbers.append(value.number)
        self._texts.append(value.text)
        self._formulas.append(is_formula)
        if len(self._rows) == _CELLS_PER_PIECE:
            self.flush()

    def flush(self) -> None:
        """Hand over what has been taken."""
        self._collector.add(
            Cells(
                np.array(self._rows, np.int32),
                np.array(self._columns, np.int32),
                np.array(self._kinds, np.uint8),
                np.array(self._numbers, np.float64),
                np.array(self._texts, np.int32),
                np.array(self._formulas, np.bool_),
            )
        )
        self._clear()


def decode_escapes(text: str) -> str:
    """Read the `_xHHHH_` escapes that workbooks use for characters which XML cannot hold."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if any("\ud800" <= character <= "\udfff" for character in decoded):
        return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return decoded


def iso_serial(text: str) -> float | None:
    """Serial number (1900 system, days) of an ISO date, date and time, or time of day; None when it is none."""
    try:
        if match := _DATE.fullmatch(text):
            return moment_serial(datetime.fromisoformat(match[1] + (f"T{match[2]}" if match[2] else "")))
        if match := _TIME.fullmatch(text):
            moment = time.fromisoformat(match[1])
            return (datetime.combine(_EPOCH, moment) - _EPOCH) / timedelta(days=1)
    except ValueError:
        return None
    return None


def moment_serial(moment: datetime) -> float | None:
    """Serial number (1900 system, days) of a date and time, None before 1900."""
    days = (moment - _EPOCH) / timedelta(days=1)
    # Lotus counted 29 February 1900, a day that never was, and Excel kept it
    serial = days if moment >= _FIRST_TRUE_DATE else days - 1
    return serial if serial >= 1 else None
