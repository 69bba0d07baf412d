"""What the binary workbook formats, `.xls` and `.xlsb`, have in common: cells, errors, packed numbers."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.cells import MAX_COLUMN, MAX_ROW
from pipeline.excel.columns import ColumnCollector, Kind, RawSheet
from pipeline.excel.hidden import Span, hidden_columns, hidden_rows
from pipeline.excel.reading_values import CellList, CellReader, Value
from pipeline.excel.reading_xml import DamagedPartError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_DOUBLE = struct.Struct("<d")


def packed_number(packed: int) -> float:
    """Read a number of 32 bits as both formats pack it: 30 bits of a whole or a fraction, times 1 or 1/100."""
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        number = float(_DOUBLE.unpack(struct.pack("<Q", (packed & ~3) << 32))[0])
    return number / 100 if packed & 1 else number


@dataclass
class BinarySheet:
    """Collects one sheet; rows and columns come counted from 0, as the formats do."""

    name: str
    state: str
    reader: CellReader
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._collector = ColumnCollector()
        self._cells = CellList(self._collector)

    def add(self, row: int, column: int, value: Value, *, is_formula: bool = False) -> None:
        """Take a cell; `DamagedPartError` outside the largest sheet there is."""
        if row >= MAX_ROW or column >= MAX_COLUMN:
            raise DamagedPartError(f"{row} {column}")
        if value.kind != Kind.BLANK:
            self._cells.append(row + 1, column + 1, value, is_formula)

    def number(self, number: float, style: int) -> Value:
        """Give a number; what is none, such as an infinity, is damage."""
        if not math.isfinite(number):
            raise DamagedPartError(number)
        return self.reader.number(number, style)

    def error(self, code: int) -> Value:
        """Give an error value by its code."""
        return Value(Kind.ERROR, text=self.reader.strings.number(_ERRORS.get(code, f"#{code}")))

    def hide_row(self, row: int) -> None:
        """Note a row that is hidden."""
        self.hidden_rows.append((row + 1, row + 1))

    def hide_columns(self, first: int, last: int) -> None:
        """Note columns that are hidden."""
        self.hidden_columns.append((first + 1, last + 1))

    def merge(self, corners: Iterator[int]) -> None:
        """Note a merged range: first row, last row, first column, last column."""
        top, bottom, left, right = (number + 1 for number in corners)
        self.merged.append((top, left, bottom, right))

    def sheet(self) -> RawSheet:
        """Give what has been collected."""
        self._cells.flush()
        return RawSheet(
            self.name,
            self.state,
            self._collector.columns(),
            self.reader.strings.texts,
            hidden_rows(self.hidden_rows),
            hidden_columns(self.hidden_columns),
            tuple(self.merged),
        )
