"""Rows of new sheets, kept by column and written at once: cell by cell takes several times the time and memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pipeline.cells import column_letters

MAX_LINKS = 65_000
"""Excel takes a few more on a sheet, then refuses the file's links."""
_ROWS_AT_ONCE = 5_000
_NO_CELL = 0

Value = str | int | float | date | None


@dataclass(frozen=True)
class _Cell:
    """One content in one format; ``shown`` is how the file has it behind the cell's name and format."""

    value: Value
    form: Any
    shown: str

    @property
    def charted(self) -> str | None:
        """The content as a chart keeps it."""
        if self.shown.startswith("><v>"):
            return self.shown.removeprefix("><v>").removesuffix("</v></c>")
        return str(self.value or "") if self.form is not None else None


@dataclass(frozen=True)
class _Block:
    """Rows from ``top`` (counted from 0) on: per column, the numbers of its cells among the different ``cells``."""

    top: int
    columns: tuple[array[int], ...]
    cells: list[_Cell]

    @property
    def end(self) -> int:
        return self.top + len(self.columns[0])


class RowsSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that also takes whole columns; what stands beside them in the same rows is written cell by cell."""

    dim_rowmin: int
    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[_Block] = []

    def lay(self, top: int, columns: Sequence[Iterable[tuple[Value, Any]]]) -> None:
        """Lay columns side by side from column A down, below everything laid before.

        Parameters
        ----------
        top
            First row, counted from 0.
        columns
            Per column its cells as value and XlsxWriter format: a missing value with a format is a blank cell, without
            one it is no cell.

        Raises
        ------
        ValueError
            The columns are not of one length.
        """
        store = _Cells(self)
        laid = tuple(store.numbers(column) for column in columns)
        lengths = {len(column) for column in laid}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")
        if lengths <= {0}:
            return
        self._check_dimensions(top, 0)
        self._check_dimensions(top + len(laid[0]) - 1, len(laid) - 1)
        self._blocks.append(_Block(top, laid, store.cells))

    def link(self, row: int, column: int, url: Any) -> None:
        """Let a cell that is laid lead somewhere, as long as Excel takes more links on the sheet."""
        if self.hlink_count < MAX_LINKS:
            self.hlink_count += 1
            self.hyperlinks[row][column] = url

    def _get_range_data(self, row_start: int, col_start: int, row_end: int, col_end: int) -> list[Any]:
        """What a chart keeps of the cells that it shows."""
        found: list[Any] = []
        for row in range(row_start, row_end + 1):
            block = next((block for block in self._blocks if block.top <= row < block.end), None)
            for column in range(col_start, col_end + 1):
                if block and column < len(block.columns):
                    found.append(block.cells[block.columns[column][row - block.top]].charted)
                else:
                    found += super()._get_range_data(row, column, row, column)
        return found

    def _write_rows(self) -> None:
        first, last = self.dim_rowmin, self.dim_rowmax
        for block in self._blocks:
            self._write_rows_between(first, block.top)
            self._write_block(block)
            first = block.end
        self._write_rows_between(first, last + 1)

    def _write_rows_between(self, first: int, end: int) -> None:
        whole = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmin, self.dim_rowmax = first, end - 1
        super()._write_rows()
        self.dim_rowmin, self.dim_rowmax = whole

    def _write_block(self, block: _Block) -> None:
        tails = [_tail(cell) for cell in block.cells]
        for start in range(block.top, block.end, _ROWS_AT_ONCE):
            end = min(start + _ROWS_AT_ONCE, block.end)
            for row, cells in zip(range(start, end), _lines(block, start, end, tails), strict=True):
                self._write_row(row, None, self.row_info.get(row))
                self.fh.write(cells)
                for column, cell in sorted(self.table.get(row, {}).items()):
                    self._write_cell(row, column, cell)
                self.fh.write("</row>")


class _Cells:
    """The different cells of a block, each once; the first is no cell at all."""

    def __init__(self, sheet: RowsSheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[Any, ...], int] = {}
        self.cells = [_Cell(None, None, "")]

    def numbers(self, column: Iterable[tuple[Value, Any]]) -> array[int]:
        known, texts = self._known, self._sheet.str_table
        found = array("L")
        for value, form in column:
            key = (value.__class__, value, form)
            number = known.get(key)
            if number is None:
                number = known[key] = self._new(value, form)
            elif value.__class__ is str:
                texts.count += 1
            found.append(number)
        return found

    def _new(self, value: Value, form: Any) -> int:
        if value is None and form is None:
            return _NO_CELL
        self.cells.append(_Cell(value, form, self._shown(value)))
        return len(self.cells) - 1

    def _shown(self, value: Value) -> str:
        if value is None:
            return "/>"
        if isinstance(value, str):
            return f' t="s"><v>{self._sheet.str_table._get_shared_string_index(value)}</v></c>'
        number = self._sheet._convert_date_time(value) if isinstance(value, date) else value
        return f"><v>{number:.16G}</v></c>"


def _tail(cell: _Cell) -> str:
    """A cell from behind its row's number on."""
    return f'"{cell.shown}' if cell.form is None else f'" s="{cell.form._get_xf_index()}"{cell.shown}'


def _lines(block: _Block, start: int, end: int, tails: list[str]) -> Iterator[str]:
    """The cells of each row as the file has them."""
    rows = [str(row + 1) for row in range(start, end)]
    taken = slice(start - block.top, end - block.top)
    columns = [
        [
            f'<c r="{letters}{row}{tails[number]}' if number else ""
            for row, number in zip(rows, numbers[taken], strict=True)
        ]
        for letters, numbers in zip(map(column_letters, range(1, len(block.columns) + 1)), block.columns, strict=True)
    ]
    return map("".join, zip(*columns, strict=True))
