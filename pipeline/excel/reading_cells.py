"""Where the cells of a piece of sheet XML lie, and what their tags say, found for all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from pipeline.cells import MAX_COLUMN
from pipeline.excel.reading_tags import CELL, END, GREATER, QUOTE, ROW, SLASH, Rows, Tags, UnusualXmlError
from pipeline.excel.reading_vectors import FIRST_BYTES, WORD, digits_value, length_before, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.excel.reading_vectors import Bytes, Flags, Places, Words

_STYLE = np.uint32(int(word(b' s="')))
_TYPE = np.uint32(int(word(b' t="')))
_SHARED = word(b' t="s">')
_STRING = word(b' t="str"')
_INLINE = word(b' t="inli'), word(b'neStr"')
TYPE_NUMBER, TYPE_SHARED, TYPE_BOOLEAN, TYPE_ERROR = b"nsbe"
TYPE_STRING, TYPE_INLINE = 200, 201
"""Types are their letter; those of several letters get a number that no letter has."""
_ATTRIBUTE_ROUNDS = 3
_REFERENCE_OF_CELL = len('<c r="')


class Shape(IntEnum):
    """Which elements a cell holds: nothing, a value, a formula and a value, an inline text, or anything else."""

    NO_CELL = 0
    BLANK = 1
    OTHER = 2
    PLAIN = 3
    FORMULA = 4
    FORMULA_CHILD = 5
    INLINE = 6


_SHAPES = {
    Shape.PLAIN: b"vVC",
    Shape.FORMULA: b"fFvVC",
    Shape.FORMULA_CHILD: b"fvVC",
    Shape.INLINE: b"itTIC",
}


@dataclass(frozen=True, slots=True)
class CellTags:
    """Cells that are not blank: their tags, shapes and in which of the piece's rows, and where the next tag is."""

    tag: Places
    shape: Bytes
    row: NDArray[np.int64]
    next_at: Places


def find_cells(tags: Tags, rows: Rows) -> CellTags:
    """Find the cells that are not blank; `UnusualXmlError` when a blank one is not written as usual."""
    shape = _shapes(tags)
    tag = np.flatnonzero(shape >= Shape.OTHER)
    counts = np.diff(np.searchsorted(tag, rows.tag), append=len(tag))
    return CellTags(tag, shape[tag], np.repeat(np.arange(len(rows.tag)), counts), tags.at[tag + 1])


def _shapes(tags: Tags) -> Bytes:
    """Shape of the cell that begins at each tag, as far as the order of the tags tells it."""
    count = tags.count
    is_letter = {letter: tags.code == _code(letter) for letter in b"cvVC"}
    is_cell = is_letter[CELL][:count]
    is_next = is_letter[CELL] | (tags.code == ROW) | (tags.code == ROW | END)
    is_empty = is_cell & is_next[1 : count + 1]
    empty = np.flatnonzero(is_empty)
    if np.any(tags.text.bytes[tags.at[empty + 1] - 2] != SLASH):
        raise UnusualXmlError
    is_empty |= is_cell & is_letter[ord("C")][1 : count + 1] & is_next[2 : count + 2]
    # sums of products here too
    shape: Bytes = is_cell * np.uint8(Shape.OTHER) - is_empty * np.uint8(Shape.OTHER - Shape.BLANK)
    for name, letters in _SHAPES.items():
        fits = is_cell & is_next[len(letters) + 1 : count + len(letters) + 1]
        for step, letter in enumerate(letters, start=1):
            if letter not in is_letter:
                is_letter[letter] = tags.code == _code(letter)
            fits &= is_letter[letter][step : count + step]
            if step == 1 and name != Shape.PLAIN and not fits.any():
                break
        shape += fits * np.uint8(name - Shape.OTHER)
    return shape


def _code(letter: int) -> int:
    """Code of a tag from its letter, upper case for an end tag."""
    return letter if letter >= ord("a") else letter + 32 | END


@cache
def _letter_tables() -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    columns, lengths = np.zeros(1 << 16, np.int32), np.ones(1 << 16, np.int64)
    letters = np.arange(65, 91)
    for first in letters:
        columns[first + 256 * np.arange(256)] = first - 64
        columns[first + 256 * letters] = (first - 64) * 26 + letters - 64
        lengths[first + 256 * letters] = 2
    return columns, lengths


def read_references(tags: Tags, cells: CellTags, rows: Rows) -> tuple[NDArray[np.int32], Places, Flags]:
    """Give each cell's column, the place after its reference, and whether the reference is one in its row.

    `UnusualXmlError` when a cell has none, so that its place depends on the cells before it.
    """
    place = tags.at[cells.tag] + _REFERENCE_OF_CELL
    if np.any(tags.text.bytes[place - 3] != ord("r")) or np.any(tags.text.bytes[place - 4] != ord(" ")):
        raise UnusualXmlError
    words = tags.text.words(place)
    pair = words.astype(np.uint16)
    columns, lengths = _letter_tables()
    column, length = columns.take(pair, mode="clip"), lengths.take(pair, mode="clip")
    third = (words >> np.uint64(16)).astype(np.uint8)
    is_triple = (length == 2) & (third >= ord("A")) & (third <= ord("Z"))
    if is_triple.any():
        column = np.where(is_triple, column * 26 + third - 64, column)
        length = length + is_triple
    place += length
    if length.max(initial=1) + rows.digit_count.max() < WORD:
        digits = words >> (length << 3).view(np.uint64)
    else:
        digits = tags.text.words(place)
    digits &= rows.mask[cells.row]
    place += rows.digit_count[cells.row]
    place += 1
    return column, place, (digits == rows.digits[cells.row]) & (column > 0) & (column <= MAX_COLUMN)


def read_attributes(tags: Tags, cells: CellTags, start: Places) -> tuple[Bytes, NDArray[np.int32], Flags]:
    """Give each cell's type and style, from where its reference ends, and whether nothing else stands in its tag."""
    stop = cells.next_at
    words = tags.text.words(start)
    # nearly all cells have no attribute left or only the shared texts' type
    is_shared = ((words & FIRST_BYTES[7]) == _SHARED) & (start + 7 == stop)
    kind = is_shared * np.uint8(TYPE_SHARED - TYPE_NUMBER) + np.uint8(TYPE_NUMBER)
    style = np.zeros(len(start), np.int32)
    usual = is_shared | ((words.astype(np.uint8) == GREATER) & (start + 1 == stop))
    left = np.flatnonzero(~usual)
    place, words = start[left], words[left]
    for _ in range(_ATTRIBUTE_ROUNDS):
        if len(left) == 0:
            break
        lead = words.astype(np.uint32)
        is_style, is_type = np.flatnonzero(lead == _STYLE), np.flatnonzero(lead == _TYPE)
        step = np.zeros(len(left), np.int64)
        style[left[is_style]], step[is_style] = _style(tags, place[is_style])
        kind[left[is_type]], step[is_type] = _type(tags, place[is_type], words[is_type])
        going = np.flatnonzero(step)
        left, place = left[going], place[going] + step[going]
        words = tags.text.words(place)
        is_end = (words.astype(np.uint8) == GREATER) & (place + 1 == stop[left])
        usual[left[is_end]] = True
        going = np.flatnonzero(~is_end)
        left, place, words = left[going], place[going], words[going]
    return kind, style, usual


def _style(tags: Tags, place: Places) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    words = tags.text.words(place + 4)
    count = length_before(words, QUOTE)
    safe = np.maximum(count, 1)
    number, are_digits = digits_value(words << ((WORD - safe) << 3).view(np.uint64), safe)
    return number.astype(np.int32), np.where(are_digits & (count > 0), count + 5, 0)


def _type(tags: Tags, place: Places, words: Words) -> tuple[Bytes, NDArray[np.int64]]:
    kind = (words >> np.uint64(32)).astype(np.uint8)
    is_letter = (words >> np.uint64(40)).astype(np.uint8) == QUOTE
    is_string = words == _STRING
    is_inline = words == _INLINE[0]
    if is_inline.any():
        is_inline &= tags.text.words(place + WORD) & FIRST_BYTES[6] == _INLINE[1]
    kind[is_string], kind[is_inline] = TYPE_STRING, TYPE_INLINE
    return kind, np.where(is_letter, 6, np.where(is_string, 8, np.where(is_inline, 14, 0)))
