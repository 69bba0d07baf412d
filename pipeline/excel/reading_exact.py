"""A worksheet read element by element: slow, and right for every way in which XML can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cells import MAX_COLUMN, MAX_ROW, parse_cell, parse_range
from pipeline.excel.columns import ColumnCollector, Kind
from pipeline.excel.reading_values import CellList, CellReader, DamagedCellError, RawCell
from pipeline.excel.reading_xml import DamagedPartError, PartReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.excel.hidden import Span

TRUE = ("1", "true", "on")
_ROW = "/worksheet/sheetData/row"
_CELL = f"{_ROW}/c"
_VALUE, _FORMULA = f"{_CELL}/v", f"{_CELL}/f"
_INLINES = (f"{_CELL}/is/t", f"{_CELL}/is/r/t")


class SheetReader(PartReader):
    """Reads one worksheet part: cells go to the collector, the rest is in the attributes.

    `row` is the number of the row last met; a row without a number comes after it. Where `is_part`, the cells are some
    of their rows', and one that does not say where it stands is refused: `DamagedPartError`.

    Cells outside the main structure, such as those in comments or extensions, are not cells of the sheet.
    """

    def __init__(self, cells: CellReader, collector: ColumnCollector, row: int = 0, *, is_part: bool = False) -> None:
        super().__init__()
        self._is_part = is_part
        self.hidden_rows: list[Span] = []
        self.hidden_columns: list[Span] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._reader = cells
        self._found = CellList(collector)
        self.row, self._column = row, 0
        self._type = "n"
        self._style = 0
        self._value: str | None = None
        self._inline: str | None = None
        self._is_formula = False
        self._cell_row = 0

    def start(self, attributes: dict[str, str]) -> None:
        """Note what an element's attributes say."""
        where = self.where
        if where == _CELL:
            self._start_cell(attributes)
        elif where == _FORMULA:
            self._is_formula = True
        elif where == _ROW:
            self._start_row(attributes)
        elif where == "/worksheet/cols/col":
            self._hide_columns(attributes)
        elif where == "/worksheet/mergeCells/mergeCell":
            self._merge(attributes.get("ref", ""))
        elif where.count("/") == 1 and where != "/worksheet":
            raise DamagedPartError(where)

    def end(self) -> None:
        """Take in what an element held."""
        where = self.where
        if where == _VALUE:
            self._value = self.words()
        elif where == _CELL:
            self._end_cell()
        elif where in _INLINES:
            self._inline = (self._inline or "") + self.spaced_words()

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part; `DamagedPartError` when it is not a well-formed worksheet."""
        super().read(chunks)
        self._found.flush()

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self.row = self.row + 1 if number is None else _whole_number(number)
        if not 1 <= self.row <= MAX_ROW:
            raise DamagedPartError(number)
        self._column = 0
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.append((self.row, self.row))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._cell_row = self.row
        if reference is None and self._is_part:
            raise DamagedPartError("a cell without a place")
        if reference is None:
            self._column += 1
        else:
            self._cell_row, self._column = _cell(reference)
        if self._column > MAX_COLUMN:
            raise DamagedPartError(reference)
        self._type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isascii() and style.isdigit() else 0
        self._value = self._inline = None
        self._is_formula = False

    def _end_cell(self) -> None:
        try:
            value = self._reader.value(RawCell(self._type, self._style, self._value, self._inline, self._is_formula))
        except DamagedCellError as error:
            raise DamagedPartError(str(error)) from error
        if value.kind == Kind.BLANK:
            return
        self._found.append(self._cell_row, self._column, value, self._is_formula)

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE:
            first, last = _whole_number(attributes.get("min", "")), _whole_number(attributes.get("max", ""))
            self.hidden_columns.append((first, last))

    def _merge(self, reference: str) -> None:
        try:
            area = parse_range(reference)
        except ValueError as error:
            raise DamagedPartError(reference) from error
        self.merged.append((area.first_row, area.first_column, area.last_row, area.last_column))


def _whole_number(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise DamagedPartError(words)
    return int(words)


def _cell(reference: str) -> tuple[int, int]:
    try:
        return parse_cell(reference)
    except ValueError as error:
        raise DamagedPartError(reference) from error
