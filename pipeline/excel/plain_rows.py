"""Raw columns put on a new sheet as they stand, some thousand rows at a time: cell by cell takes ten times as long."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np
from xlsxwriter.worksheet import Worksheet

from pipeline.cells import MAX_ROW
from pipeline.excel.columns import Kind, RawColumn
from pipeline.excel.markup import encode_text, escape
from pipeline.excel.new_xml import CellTexts, joined_rows
from pipeline.excel.values import MAX_EXACT_INTEGER, fitting, number_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROWS_AT_ONCE = 8_000
Laid = tuple[RawColumn, "NDArray[np.uint8]"]
"""Cells of a column, and of each which of the sheet's formats it has."""


class PlainSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose cells all come as raw columns."""

    fh: TextIO

    def __init__(self) -> None:
        super().__init__()
        self._laid: Sequence[Laid] = ()
        self._forms: Sequence[Any] = ()
        self._numbers: NDArray[np.int64] = np.zeros(0, np.int64)
        self._strings: Sequence[str] = ()

    def lay(self, columns: Sequence[Laid], forms: Sequence[Any], strings: Sequence[str]) -> None:
        """Put all the sheet's cells where they stand.

        Parameters
        ----------
        columns
            Columns with at least one cell; results of formulas come without the formula.
        forms
            XlsxWriter formats, None for none.
        strings
            The texts that the columns' cells point to.
        """
        self._laid, self._forms, self._strings = columns, forms, strings
        self._numbers = np.zeros(len(strings), np.int64)
        for column, _ in columns:
            self._check_dimensions(int(column.rows[0]) - 1, column.index - 1)
            self._check_dimensions(int(column.rows[-1]) - 1, column.index - 1)
        is_shown = np.zeros(len(strings), np.bool_)
        for column, _ in columns:
            is_shown[column.text[column.kind == Kind.TEXT]] = True
        for at in np.flatnonzero(is_shown).tolist():
            self._numbers[at] = self.str_table._get_shared_string_index(fitting(strings[at]))

    def _write_rows(self) -> None:
        looks = [f'" s="{form._get_xf_index()}"' if form else '"' for form in self._forms]
        is_row = np.zeros(MAX_ROW + 1, np.bool_)
        is_row[[row + 1 for row in self.row_info]] = True
        for column, _ in self._laid:
            is_row[column.rows] = True
        rows = np.flatnonzero(is_row)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            here = rows[start : start + _ROWS_AT_ONCE]
            columns = {column.index: self._texts(column, forms, here, looks) for column, forms in self._laid}
            tags = self._tags(here)
            self.fh.flush()
            self.fh.buffer.writelines(joined_rows(here, tags, columns))

    def _tags(self, rows: NDArray[np.int64]) -> CellTexts:
        """The rows' start tags from behind their number on."""
        tags, of_row = ['">'], np.zeros(len(rows), np.int32)
        for at, row in enumerate(rows.tolist()):
            if own := self.row_info.get(row - 1):
                of_row[at] = len(tags)
                tags.append(self._row_tag(row, own).removeprefix(f'<row r="{row}'))
        return CellTexts(tags, of_row)

    def _row_tag(self, row: int, own: Any) -> str:
        whole, self.fh = self.fh, StringIO()
        self._write_row(row - 1, None, own)
        tag, self.fh = self.fh.getvalue(), whole
        return tag

    def _texts(
        self, column: RawColumn, forms: NDArray[np.uint8], rows: NDArray[np.int64], looks: list[str]
    ) -> CellTexts:
        """A column's different cells in some rows, and which of them each row has."""
        here = slice(*np.searchsorted(column.rows, (rows[0], rows[-1] + 1)).tolist())
        kind, number, text, form = column.kind[here], column.number[here], column.text[here], forms[here]
        _, value = np.unique(number, return_inverse=True)
        # all that a cell is as one number: 16 bits say which value, 32 which text, 8 each the kind and the format
        one = (value.astype(np.int64) << 48) | ((text.astype(np.int64) + 1) << 16) | (kind.astype(np.int64) << 8) | form
        _, first, which = np.unique(one, return_index=True, return_inverse=True)
        shown = zip(form[first].tolist(), self._shown(kind[first], number[first], text[first]), strict=True)
        numbers = np.full(len(rows), len(first), np.int32)
        numbers[np.searchsorted(rows, column.rows[here])] = which
        tails = [f"{looks[form]}{tail}" for form, tail in shown]
        return CellTexts([*tails, ""] if len(which) < len(rows) else tails, numbers)

    def _shown(self, kind: NDArray[np.uint8], number: NDArray[np.float64], text: NDArray[np.int32]) -> list[str]:
        """Cells from behind their format on."""
        found = np.full(len(kind), "/>", object)
        is_text, is_error, is_boolean = kind == Kind.TEXT, kind == Kind.ERROR, kind == Kind.BOOLEAN
        is_number = (kind == Kind.NUMBER) | (kind == Kind.DATE)
        is_whole = is_number & (np.floor(number) == number) & (np.abs(number) <= MAX_EXACT_INTEGER)
        is_broken = is_number & ~is_whole
        found[is_text] = [f' t="s"><v>{at}</v></c>' for at in self._numbers[text[is_text]].tolist()]
        found[is_whole] = [f"><v>{value}</v></c>" for value in number[is_whole].astype(np.int64).tolist()]
        found[is_broken] = [f"><v>{number_text(value)}</v></c>" for value in number[is_broken].tolist()]
        found[is_boolean] = [f' t="b"><v>{value:.0f}</v></c>' for value in number[is_boolean].tolist()]
        found[is_error] = [f' t="e"><v>{self._error(at)}</v></c>' for at in text[is_error].tolist()]
        shown: list[str] = found.tolist()
        return shown

    def _error(self, at: int) -> str:
        return escape(encode_text(self._strings[at])).decode()
