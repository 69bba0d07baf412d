"""Which rows under a header hold data, and which are blank, totals, notes or the header again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.excel.reading import Kind, RawColumn, RawSheet
from pipeline.headings import heading_key, says_again
from pipeline.located import LocatedColumn
from schemas.columns import Kind as ColumnKind
from schemas.columns import TableSpec

_TOTALS = re.compile(r"(delsum|sum|totalt?|i alt|til ?sammen|antall|gjennomsnitt|snitt)([\s:].*)?", re.IGNORECASE)
_LEGENDS = {
    *("m²", "m2", "kvm", "m", "meter", "kr", "nok", "kr/mnd", "kr pr. mnd", "mnd", "måneder", "år", "stk", "stk.", "%"),
    *("ja/nei", "j/n", "dato", "dd.mm.åååå", "dd.mm.åå", "tekst", "tall", "antall", "id", "1–5", "1-5"),
}
"""What stands in a row under the header that tells how the columns are filled in."""
_DIGIT = re.compile(r"\d")
_LEGEND_ROWS = 2
_WORDS_BEFORE = 3
"""Empty columns before a table that its totals' word may stand in."""
_IN_BRACKETS = re.compile(r"[(\[][^)\]]{1,12}[)\]]")
"""A unit alone in its row, as «(kWh)»."""


def data_rows(
    sheet: RawSheet, table: TableSpec, header: tuple[int, int], columns: tuple[LocatedColumn, ...], last_row: int
) -> NDArray[np.int32]:
    """Rows under the header that hold data: not blank, not the header again, no units, no totals, no notes below.

    Parameters
    ----------
    sheet, table, columns
        What is read, and as what; cells in other columns do not count.
    header, last_row
        First and last row of the header, and the row with which the search ends.
    """
    header_row = header[1]
    wanted = {column.number for column in columns}
    by_number = {
        column.index: column.dense(header_row + 1, last_row) for column in sheet.columns if column.index in wanted
    }
    ours = {column.name: column for column in columns if column.name and column.number in by_number}
    size = max(0, last_row - header_row)
    filled, formulas, keys, repeated = np.zeros((4, size), np.int64)
    for name, column in ours.items():
        cells = by_number[column.number]
        filled += cells.kind != Kind.BLANK
        formulas += cells.is_formula
        for text in _header_texts(sheet, column.number, header):
            repeated += cells.text == text
        if name in table.key:
            keys += cells.kind != Kind.BLANK
    has_key = keys > 0
    keep = (filled > 0) & (has_key | (formulas < filled)) & ((repeated < 2) | (2 * repeated < filled))
    for name in table.key:
        if name in ours:
            may_be_totals = (keys == 1) | (table.column(name).kind is ColumnKind.ID)
            keep &= ~_asides(by_number[ours[name].number], sheet, ours[name].heading, filled, may_be_totals)
    around = {
        number: cells for number, cells in _around(sheet, wanted, header_row, last_row) if number not in by_number
    }
    for row in np.flatnonzero(keep & ~has_key):
        texts = _texts_of_row(by_number | around, sheet, int(row))
        is_note = filled[row] == 1 and any(" " in text for text in texts)
        keep[row] = not is_note and not any(_TOTALS.fullmatch(text) for text in texts)
    keep &= ~_beside_headings_again(repeated, filled)
    for row in np.flatnonzero(keep & (~has_key | (np.cumsum(keep) <= _LEGEND_ROWS))):
        keep[row] = not _is_legend(by_number, sheet, int(row))
    kept: NDArray[np.int32] = np.flatnonzero(keep).astype(np.int32) + header_row + 1
    return kept


def _around(sheet: RawSheet, numbers: set[int], header_row: int, last_row: int) -> Iterator[tuple[int, RawColumn]]:
    """Columns without a heading between ours and just before them: there the word of a total may stand."""
    first, last = min(numbers, default=1) - _WORDS_BEFORE, max(numbers, default=0)
    for column in sheet.columns:
        if first <= column.index <= last:
            yield column.index, column.dense(header_row + 1, last_row)


def _header_texts(sheet: RawSheet, number: int, header: tuple[int, int]) -> set[int]:
    """Places of the texts that stand over a column."""
    cells = next(column for column in sheet.columns if column.index == number).dense(*header)
    return set(cells.text[cells.kind == Kind.TEXT].tolist())


def _asides(
    key: RawColumn, sheet: RawSheet, heading: str, filled: NDArray[np.int64], may_be_totals: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Rows whose key cell says that they are totals, the header again, or a sentence standing alone."""
    numbers, inverse = np.unique(key.text, return_inverse=True)
    texts = [sheet.strings[number].strip() if number >= 0 else "" for number in numbers]
    own = heading_key(heading)
    is_again = np.array([bool(text) and says_again(text, own) for text in texts], dtype=bool)
    is_total = np.array([_TOTALS.fullmatch(text) is not None for text in texts], dtype=bool)
    is_sentence = np.array([" " in text for text in texts], dtype=bool)
    asides: NDArray[np.bool_] = (
        is_again[inverse] | (is_total[inverse] & may_be_totals) | (is_sentence[inverse] & (filled == 1))
    )
    numbered = np.array([_DIGIT.search(text) is not None for text in texts], dtype=bool)
    has_digit = numbered[inverse] | (key.kind == Kind.NUMBER)
    is_filled = key.kind != Kind.BLANK
    is_row = is_filled & ~is_again[inverse] & (filled > 2)
    if 2 * (has_digit & is_row).sum() > is_row.sum():
        # where keys are numbers, «Sentrum» over its rows and «Per ringer» below them are none
        asides |= ~has_digit & is_filled & ((filled == 1) | (is_sentence[inverse] & (filled == 2)))
    return asides


def _beside_headings_again(repeated: NDArray[np.int64], filled: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Rows of nothing but the header's texts next to a row that is the header again: its other half."""
    again = (repeated >= 2) & (2 * repeated >= filled)
    beside = np.append(again[1:], False) | np.append(False, again[:-1]) if len(again) else again
    half: NDArray[np.bool_] = beside & (filled > 0) & (repeated == filled)
    return half


def _is_legend(columns: dict[int, RawColumn], sheet: RawSheet, row: int) -> bool:
    """Whether a row holds nothing but units and kinds of values, or numbers the columns from 1 on."""
    filled = [cells for cells in columns.values() if cells.kind[row] != Kind.BLANK]
    if len(filled) == 1:
        return any(_IN_BRACKETS.fullmatch(text) for text in _texts_of_row(columns, sheet, row))
    if all(cells.kind[row] == Kind.NUMBER for cells in filled):
        return len(filled) > 2 and [cells.number[row] for cells in filled] == list(range(1, len(filled) + 1))
    texts = _texts_of_row(columns, sheet, row)
    return len(texts) == len(filled) and all(text.casefold().strip("()[] ") in _LEGENDS for text in texts)


def _texts_of_row(columns: dict[int, RawColumn], sheet: RawSheet, row: int) -> list[str]:
    return [sheet.strings[cells.text[row]].strip() for cells in columns.values() if cells.kind[row] == Kind.TEXT]
