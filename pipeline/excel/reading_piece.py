"""The cells of a piece of sheet XML, for all ordinary cells at once; the others are left to the exact way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.excel.columns import NO_TEXT, Cells, Kind
from pipeline.excel.markup import has_opaque
from pipeline.excel.reading_cells import (
    TYPE_BOOLEAN,
    TYPE_ERROR,
    TYPE_INLINE,
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_STRING,
    CellTags,
    Shape,
    find_cells,
    read_attributes,
    read_references,
)
from pipeline.excel.reading_formats import FIRST_SERIAL_TOO_LATE, Look
from pipeline.excel.reading_tags import CELL, END, ROW, Rows, Tags, UnusualXmlError, find_rows
from pipeline.excel.reading_texts import UNKNOWN, TextMemory
from pipeline.excel.reading_values import DAYS_FROM_1900_TO_1904, CellReader
from pipeline.excel.reading_vectors import FIRST_BYTES, WORD, digits_value, short_decimals, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.excel.reading_vectors import Flags, Places, Words

_INLINE_START = word(b"<is>")
_BORDERS = np.array([CELL, ROW, ROW | END], np.uint8)
_AFTER_NAME = np.frombuffer(b" />", np.uint8)
_VALUE_STEPS = np.zeros(len(Shape), np.int64)
_VALUE_STEPS[[Shape.PLAIN, Shape.FORMULA, Shape.FORMULA_CHILD, Shape.INLINE]] = [1, 3, 2, 2]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a piece of a sheet holds: its ordinary cells, the XML of the others, its last row, and the hidden ones."""

    cells: Cells
    last_row: int
    others: list[bytes]
    hidden_rows: list[int]


@dataclass(slots=True)
class _Found:
    """Cells with a value, one entry each; those where `odd` is set are left to the exact way."""

    column: NDArray[np.int32]
    type: NDArray[np.uint8]
    style: NDArray[np.int32]
    start: Places
    stop: Places
    is_formula: Flags
    odd: Flags
    kind: NDArray[np.uint8]
    number: NDArray[np.float64]
    text: NDArray[np.int32]


class PieceReader:
    """Reads pieces of a sheet that begin and end between rows."""

    def __init__(self, cells: CellReader, texts: TextMemory) -> None:
        self._texts = texts
        self._is_1904 = cells.is_1904
        self._shared_count = len(cells.shared)
        self._shared = np.array([*cells.shared, NO_TEXT], np.int32)
        self._looks = np.array([*cells.looks, Look.NUMBER], np.uint8)
        self._has_dates = bool(self._looks.any())

    def read(self, data: bytes) -> Piece:
        """Read a piece; `UnusualXmlError` where it is written in a way that only the exact reader knows."""
        # what stands in a comment or a CDATA section may look like cells
        if has_opaque(data) or not _is_utf8(data):
            raise UnusualXmlError
        tags = Tags(data)
        rows = find_rows(tags)
        cells = find_cells(tags, rows)
        found = self._find(tags, rows, cells)
        self._read_values(tags, found)
        return Piece(
            Cells(rows.number[cells.row], found.column, found.kind, found.number, found.text, found.is_formula),
            int(rows.number[-1]),
            _words_of(tags, cells.tag[found.odd]),
            rows.hidden(tags),
        )

    def _find(self, tags: Tags, rows: Rows, cells: CellTags) -> _Found:
        column, place, is_usual = read_references(tags, cells, rows)
        kind, style, is_plain = read_attributes(tags, cells, place)
        is_formula = (cells.shape == Shape.FORMULA) | (cells.shape == Shape.FORMULA_CHILD)
        value_tag = cells.tag + _VALUE_STEPS.take(cells.shape, mode="clip")
        start = tags.at[value_tag] + 3
        odd = ~(is_usual & is_plain) | (tags.text.bytes[start - 1] != ord(">"))
        inline = np.flatnonzero(cells.shape == Shape.INLINE)
        if len(inline):
            start[inline] -= 3
            odd[inline] = ~(is_usual & is_plain)[inline]
            odd[inline] |= tags.text.words(tags.at[cells.tag[inline] + 1]) & FIRST_BYTES[4] != _INLINE_START
        odd |= (cells.shape == Shape.OTHER) | ((kind == TYPE_INLINE) != (cells.shape == Shape.INLINE))
        if is_formula.any():
            odd[is_formula] |= _odd_formulas(tags, cells.tag[is_formula])
        return _Found(
            column,
            kind,
            np.minimum(style, len(self._looks) - 1),
            start,
            tags.at[value_tag + 1],
            is_formula,
            odd,
            np.zeros(len(kind), np.uint8),
            np.empty(0),
            np.empty(0, np.int32),
        )

    def _read_values(self, tags: Tags, found: _Found) -> None:
        length = found.stop - found.start
        words = tags.text.words(np.maximum(found.stop - WORD, 0))
        whole, is_whole = digits_value(words, np.clip(length, 1, WORD))
        is_whole &= (length <= WORD) & (length > 0)
        is_number, is_shared = found.type == TYPE_NUMBER, found.type == TYPE_SHARED
        found.number = np.where(is_number, whole, np.nan)
        self._read_fractions(tags, found, np.flatnonzero(is_number & ~is_whole), words)
        is_there = is_shared & is_whole & (whole < self._shared_count)
        found.text = self._shared[np.where(is_there, whole, self._shared_count)]
        found.kind = is_number * np.uint8(Kind.NUMBER) + (found.text != NO_TEXT) * np.uint8(Kind.TEXT)
        if self._has_dates:
            self._read_dates(found)
        found.odd |= is_shared & ~is_there
        rest = np.flatnonzero(~(is_number | is_shared))
        for kind in np.unique(found.type[rest]).tolist():
            which = rest[(found.type[rest] == kind) & ~found.odd[rest]]
            if kind == TYPE_BOOLEAN:
                _read_booleans(found, which, whole[which], (is_whole & (length == 1))[which])
            elif kind in (TYPE_STRING, TYPE_ERROR, TYPE_INLINE):
                self._read_words(tags, found, which, kind)
            else:
                found.odd[which] = True
        found.kind *= ~found.odd

    def _read_fractions(self, tags: Tags, found: _Found, which: Places, words: Words) -> None:
        start, stop = found.start[which], found.stop[which]
        length = stop - start
        numbers, done = short_decimals(words[which], np.clip(length, 1, WORD))
        left = np.flatnonzero(~done | (length > WORD) | (length < 1))
        places = zip(start[left].tolist(), stop[left].tolist(), strict=True)
        numbers[left] = _floats([tags.text.data[first:last] for first, last in places])
        found.number[which] = numbers
        found.odd[which] |= np.isnan(numbers)

    def _read_dates(self, found: _Found) -> None:
        look = self._looks[found.style]
        which = np.flatnonzero(look)
        number, look = found.number[which], look[which]
        is_date = (number >= 0) & (number < FIRST_SERIAL_TOO_LATE)
        found.kind[which[is_date]] = Kind.DATE
        if self._is_1904:
            moved = is_date & ((look == Look.DATE) | (number >= 1))
            found.number[which[moved]] += DAYS_FROM_1900_TO_1904

    def _read_words(self, tags: Tags, found: _Found, which: Places, kind: int) -> None:
        data = tags.text.data
        slices = zip(found.start[which].tolist(), found.stop[which].tolist(), strict=True)
        raw = [data[start:stop] for start, stop in slices]
        lookup = {TYPE_STRING: self._texts.values, TYPE_ERROR: self._texts.errors, TYPE_INLINE: self._texts.inlines}
        places = np.array(lookup[kind](raw), np.int32)
        found.odd[which] |= places == UNKNOWN
        found.text[which] = places
        found.kind[which] = np.where(places == NO_TEXT, Kind.BLANK, Kind.ERROR if kind == TYPE_ERROR else Kind.TEXT)


def _read_booleans(found: _Found, which: Places, whole: NDArray[np.int64], is_digit: Flags) -> None:
    found.odd[which] |= ~is_digit | (whole > 1)
    found.number[which] = whole
    found.kind[which] = Kind.BOOLEAN


def _odd_formulas(tags: Tags, tag: Places) -> Flags:
    """Tell formulas that are in another namespace, or whose element only begins with the same letter."""
    if b"xmlns" in tags.text.data:
        return np.ones(len(tag), np.bool_)
    return ~np.isin(tags.text.bytes[tags.at[tag + 1] + 2], _AFTER_NAME)


def _words_of(tags: Tags, cell_tags: Places) -> list[bytes]:
    """XML of some cells, each up to the next cell or the end of its row."""
    if not len(cell_tags):
        return []
    borders = np.flatnonzero(np.isin(tags.code, _BORDERS))
    stops = tags.at[borders[np.searchsorted(borders, cell_tags, side="right")]]
    places = zip(tags.at[cell_tags].tolist(), stops.tolist(), strict=True)
    return [tags.text.data[start:stop] for start, stop in places]


def _floats(texts: list[bytes]) -> list[float]:
    """Read numbers of any length, NaN where they cannot be read."""
    if b"".join(texts).translate(None, b"0123456789+-.eE"):
        return [math.nan] * len(texts)
    return [_float(text) for text in texts]


def _float(words: bytes) -> float:
    try:
        number = float(words)
    except ValueError:
        return math.nan
    return math.nan if math.isinf(number) else number


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
