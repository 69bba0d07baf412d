"""What the cells under a heading look like: how many of them a column of ours could read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.conversion import convert_column
from pipeline.excel.reading import Kind as Cell
from pipeline.excel.reading import RawColumn, RawSheet
from pipeline.remarks import Remark
from schemas.columns import ColumnSpec, Kind

SAMPLE = 200
"""Cells looked at in a column, from its top to its bottom."""
FEWEST = 5
"""With fewer cells than this the content says nothing."""

_UNMISTAKABLE, _TELLING, _FAINT, _NONE = 1.0, 0.5, 0.2, 0.0
_LONG_DIGITS = 8
_LONGEST_ID = 24
_NOT_A_VALUE = {Remark.UNKNOWN_WORD, Remark.NO_SAVED_RESULT}
_DOUBTFUL = {Remark.NUMBER_AS_DATE}


class Content:
    """Samples of the columns of one block of rows; nothing is looked at before it is asked for."""

    def __init__(self, sheet: RawSheet, rows: NDArray[np.int32], known_ids: Mapping[str, frozenset[str]]) -> None:
        self._sheet = sheet
        self._rows = rows
        self._known_ids = known_ids
        self._samples: dict[int, RawColumn | None] = {}
        self._fits: dict[tuple[int, object], float | None] = {}

    def is_empty(self, number: int) -> bool:
        """Whether no cell under the heading holds anything."""
        return self._sample(number) is None

    def fit(self, number: int, column: ColumnSpec, *, with_doubtful: bool = False) -> float | None:
        """The share of the cells that ``column`` can read, None when they say nothing of it.

        What may be a value of another kind as well, as a number for a day, counts only ``with_doubtful``.
        """
        ids = self._known_ids.get(column.name) if column.kind is Kind.ID else None
        like = (
            column.kind,
            column.codes,
            column.digits,
            column.minimum,
            column.maximum,
            column.name if ids else "",
            with_doubtful,
        )
        if (number, like) not in self._fits:
            sample = self._sample(number)
            enough = sample is not None and len(sample.kind) >= FEWEST
            self._fits[number, like] = (
                self._share(sample, column, ids, with_doubtful) if sample is not None and enough else None
            )
        return self._fits[number, like]

    def tells(self, number: int, column: ColumnSpec) -> float:
        """How much it means that the cells fit: 1 where hardly anything else looks so, 0 where anything does."""
        if column.kind in (Kind.UNIT_NUMBER, Kind.CADASTRE):
            return _UNMISTAKABLE
        if column.kind is Kind.CODE:
            return _UNMISTAKABLE if self._has_words(number) else _TELLING
        if column.kind is Kind.DIGITS:
            return _UNMISTAKABLE if (column.digits or 0) >= _LONG_DIGITS else _FAINT
        if column.kind is Kind.ID:
            return _UNMISTAKABLE if self._known_ids.get(column.name) else _NONE
        return {Kind.DATE: _TELLING, Kind.YES_NO: _TELLING, Kind.NUMBER: _FAINT, Kind.INTEGER: _FAINT}.get(
            column.kind, _NONE
        )

    @cached_property
    def _columns(self) -> dict[int, RawColumn]:
        return {column.index: column for column in self._sheet.columns}

    def _sample(self, number: int) -> RawColumn | None:
        """Filled cells of the block, evenly spread."""
        if number not in self._samples:
            column = self._columns.get(number)
            at = np.flatnonzero(np.isin(column.rows, self._rows)) if column is not None else np.array([], np.intp)
            if column is None or not len(at):
                self._samples[number] = None
            else:
                at = at[np.linspace(0, len(at) - 1, min(SAMPLE, len(at))).astype(np.intp)]
                self._samples[number] = RawColumn(
                    number, column.rows[at], column.kind[at], column.number[at], column.text[at], column.is_formula[at]
                )
        return self._samples[number]

    def _has_words(self, number: int) -> bool:
        """Whether at least two different texts stand there: one alone, or 0 and 1, may mean anything."""
        sample = self._sample(number)
        return sample is not None and len(np.unique(sample.text[sample.kind == Cell.TEXT])) >= 2

    def _share(
        self, sample: RawColumn, column: ColumnSpec, ids: frozenset[str] | None, with_doubtful: bool
    ) -> float | None:
        if column.kind is Kind.ANY:
            return None
        converted = convert_column(sample, self._sheet.strings, column)
        ignored = {remark.row for remark in converted.remarks if remark.remark in _NOT_A_VALUE}
        doubtful = sum(remark.remark in _DOUBTFUL for remark in converted.remarks)
        values = converted.values.dropna()
        size = len(sample.kind) - len(ignored)
        if size < FEWEST:
            return None
        if column.kind is Kind.ID:
            texts = [str(value) for value in values]
            fits = sum(text in ids if ids else len(text) <= _LONGEST_ID for text in texts)
        elif column.kind is Kind.TEXT:
            fits = int(np.count_nonzero(sample.kind == Cell.TEXT))
        else:
            fits = len(values) - (0 if with_doubtful else doubtful)
        return fits / size
