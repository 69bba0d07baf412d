"""Which rows under a header hold data, and which are blank, totals, notes or the header again."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.excel.reading import Kind, RawColumn, RawSheet
from pipeline.flow import LocatedColumn
from pipeline.headings import heading_key
from schemas.columns import Kind as ColumnKind
from schemas.columns import TableSpec

_TOTALS = re.compile(r"(sum|totalt?|i alt|antall|gjennomsnitt|snitt)([\s:].*)?", re.IGNORECASE)


def data_rows(
    sheet: RawSheet, table: TableSpec, header_row: int, columns: tuple[LocatedColumn, ...]
) -> NDArray[np.int32]:
    """Rows under the header that hold data: not blank, not the header again, no totals and no notes below."""
    by_number = {column.index: column.dense(header_row + 1, sheet.last_row) for column in sheet.columns}
    ours = {column.name: column for column in columns if column.name and column.number in by_number}
    size = max(0, sheet.last_row - header_row)
    filled, formulas, has_key = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, bool)
    for name, column in ours.items():
        cells = by_number[column.number]
        filled += cells.kind != Kind.BLANK
        formulas += cells.is_formula
        if name in table.key:
            has_key |= cells.kind != Kind.BLANK
    keep = (filled > 0) & (has_key | (formulas < filled))
    for name in table.key:
        if name in ours:
            may_be_totals = table.column(name).kind is ColumnKind.ID
            keep &= ~_asides(by_number[ours[name].number], sheet, ours[name].heading, filled, may_be_totals)
    for row in np.flatnonzero(keep & ~has_key):
        texts = _texts_of_row(by_number, sheet, int(row))
        is_note = filled[row] == 1 and any(" " in text for text in texts)
        keep[row] = not is_note and not any(_TOTALS.fullmatch(text) for text in texts)
    kept: NDArray[np.int32] = np.flatnonzero(keep).astype(np.int32) + header_row + 1
    return kept


def _asides(
    key: RawColumn, sheet: RawSheet, heading: str, filled: NDArray[np.int64], may_be_totals: bool
) -> NDArray[np.bool_]:
    """Rows whose key cell says that they are totals, the header again, or a sentence standing alone."""
    numbers, inverse = np.unique(key.text, return_inverse=True)
    texts = [sheet.strings[number].strip() if number >= 0 else "" for number in numbers]
    own = heading_key(heading)
    is_aside = [
        bool(text) and (heading_key(text) == own or (may_be_totals and _TOTALS.fullmatch(text) is not None))
        for text in texts
    ]
    is_sentence = [" " in text for text in texts]
    aside, sentence = np.array(is_aside, dtype=bool)[inverse], np.array(is_sentence, dtype=bool)[inverse]
    asides: NDArray[np.bool_] = aside | (sentence & (filled == 1))
    return asides


def _texts_of_row(columns: dict[int, RawColumn], sheet: RawSheet, row: int) -> list[str]:
    return [sheet.strings[cells.text[row]].strip() for cells in columns.values() if cells.kind[row] == Kind.TEXT]
