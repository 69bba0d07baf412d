"""Raw columns put on a new sheet as they stand: row by row in one go, for cell by cell takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from xlsxwriter.worksheet import Worksheet

from pipeline.cells import column_letters
from pipeline.excel.columns import Kind, RawColumn
from pipeline.excel.markup import encode_text, escape
from pipeline.excel.values import fitting, number_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROWS_AT_ONCE = 5_000
Laid = tuple[RawColumn, "NDArray[np.uint8]"]
"""Cells of a column, and of each which of the sheet's formats it has."""


class PlainSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose cells all come as raw columns."""

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
        texts = [column.text[column.kind == Kind.TEXT] for column, _ in columns]
        for at in np.unique(np.concatenate([np.zeros(0, np.int32), *texts])).tolist():
            self._numbers[at] = self.str_table._get_shared_string_index(fitting(strings[at]))

    def _write_rows(self) -> None:
        looks = [f'" s="{form._get_xf_index()}"' if form else '"' for form in self._forms]
        own = np.fromiter(self.row_info, np.int64) + 1
        rows = np.unique(np.concatenate([own, *(column.rows for column, _ in self._laid)]))
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            here = rows[start : start + _ROWS_AT_ONCE]
            for row, cells in zip(here.tolist(), self._lines(here, looks), strict=True):
                self._write_row(row - 1, None, self.row_info.get(row - 1))
                self.fh.write(cells)
                self.fh.write("</row>")

    def _lines(self, rows: NDArray[np.int64], looks: list[str]) -> Iterator[str]:
        """The cells of each row as the file has them."""
        columns = []
        for column, forms in self._laid:
            start, stop = np.searchsorted(column.rows, (rows[0], rows[-1] + 1)).tolist()
            part = slice(start, stop)
            letters, line = column_letters(column.index), [""] * len(rows)
            places = np.searchsorted(rows, column.rows[part]).tolist()
            parts = zip(
                places, column.rows[part].tolist(), forms[part].tolist(), self._shown(column, part), strict=True
            )
            for at, row, form, shown in parts:
                line[at] = f'<c r="{letters}{row}{looks[form]}{shown}'
            columns.append(line)
        return map("".join, zip(*columns, strict=True))

    def _shown(self, column: RawColumn, part: slice) -> list[str]:
        """Cells from behind their format on."""
        found = np.full(part.stop - part.start, "/>", object)
        kind, number, text = column.kind[part], column.number[part], column.text[part]
        is_text, is_error, is_boolean = kind == Kind.TEXT, kind == Kind.ERROR, kind == Kind.BOOLEAN
        is_number = (kind == Kind.NUMBER) | (kind == Kind.DATE)
        found[is_text] = [f' t="s"><v>{at}</v></c>' for at in self._numbers[text[is_text]].tolist()]
        found[is_number] = [f"><v>{number_text(value)}</v></c>" for value in number[is_number].tolist()]
        found[is_boolean] = [f' t="b"><v>{value:.0f}</v></c>' for value in number[is_boolean].tolist()]
        found[is_error] = [f' t="e"><v>{self._error(at)}</v></c>' for at in text[is_error].tolist()]
        return list(found)

    def _error(self, at: int) -> str:
        return escape(encode_text(self._strings[at])).decode()
