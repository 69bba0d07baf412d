"""Where the rows and cells of a piece of sheet XML lie, and what their tags say, found for all of them at once.

A raw `<` is always a tag's beginning: what can hold another one (comments, CDATA) is met as a tag that is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from pipeline.excel.cells import MAX_COLUMN, MAX_ROW
from pipeline.excel.reading_vectors import FIRST_BYTES, WORD, Text, digits_value, length_before, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.excel.reading_vectors import Bytes, Places, Words

    Flags = NDArray[np.bool_]

END = 0x80
"""Added to a tag's letter when it closes an element."""
_SLASH, _GREATER, _QUOTE = b'/>"'
_CELL, _ROW = b"cr"
_LONGEST_SHAPE = 8
_ROW_END = word(b"</row>")
_ROW_START = word(b'<row r="')
_STYLE = np.uint32(int(word(b' s="')))
_TYPE = np.uint32(int(word(b' t="')))
_SHARED = word(b' t="s">')
_STRING = word(b' t="str"')
_INLINE = word(b' t="inli'), word(b'neStr"')
TYPE_NUMBER, TYPE_SHARED, TYPE_BOOLEAN, TYPE_ERROR = b"nsbe"
TYPE_STRING, TYPE_INLINE = 200, 201
"""Types are their letter; those of several letters get a number that no letter has."""
_ATTRIBUTE_ROUNDS = 3
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["']([^"']*)["']""")
_TRUE = (b"1", b"true", b"on")


class UnusualXmlError(ValueError):
    """XML that may be right but is not written the way spreadsheet programs write it."""


class Tags:
    """All tags of a piece: `at` their places with the end of the piece last, `code` their first letter and `END`."""

    def __init__(self, data: bytes) -> None:
        # a row's tag is put after the end, so that every tag has one that follows it
        self.text = Text(data, b"<r")
        self.at: Places = np.flatnonzero(self.text.bytes == ord("<"))
        self.count = len(self.at) - 1
        first = self.text.bytes[1:].take(self.at, mode="clip")
        second = self.text.bytes[2:].take(self.at, mode="clip")
        is_end = first == _SLASH
        # sums of products, because masked operations on bytes take ten times longer
        self.code: Bytes = np.zeros(len(self.at) + _LONGEST_SHAPE, np.uint8)
        self.code[: len(self.at)] = first * ~is_end + (second | np.uint8(END)) * is_end


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a piece: tags, numbers, the digits of each with the quote after them as a word, and how many digits."""

    tag: Places
    number: NDArray[np.int32]
    digits: Words
    digit_count: NDArray[np.int64]

    def hidden(self, tags: Tags) -> list[int]:
        """Numbers of the hidden rows; `UnusualXmlError` where a row's tag needs a closer look."""
        first, last = tags.at[self.tag].tolist(), tags.at[self.tag + 1].tolist()
        after = (_REFERENCE_OF_ROW + self.digit_count).tolist()
        words = [tags.text.data[a + n : b] for a, b, n in zip(first, last, after, strict=True)]
        hidden = {attributes for attributes in set(words) if _is_hidden(attributes)}
        if not hidden:
            return []
        return [number for number, attributes in zip(self.number.tolist(), words, strict=True) if attributes in hidden]


_REFERENCE_OF_ROW, _REFERENCE_OF_CELL = len('<row r=""'), len('<c r="')


def _is_hidden(attributes: bytes) -> bool:
    if b"xmlns" in attributes or b"xml:space" in attributes:
        raise UnusualXmlError
    match = _HIDDEN.search(attributes)
    if match is not None and b"&" in match[1]:
        raise UnusualXmlError
    return match is not None and match[1] in _TRUE


def find_rows(tags: Tags) -> Rows:
    """Find the rows; `UnusualXmlError` when they do not follow each other as they should."""
    code, at = tags.code, tags.at
    row = np.flatnonzero(code[: tags.count] == _ROW)
    end = np.flatnonzero(code[: tags.count] == _ROW | END)
    if len(row) == 0 or row[0] != 0 or code[tags.count - 1] not in (_ROW, _ROW | END):
        raise UnusualXmlError
    is_empty = tags.text.bytes[at[row + 1] - 2] == _SLASH
    before, after = code[row[1:] - 1], code[row + 1]
    if (
        np.any(after[is_empty] != _ROW)
        or np.any((after[~is_empty] != _CELL) & (after[~is_empty] != _ROW | END))
        or np.any((before != _ROW | END) & (before != _ROW))
        or np.any(code[end + 1] != _ROW)
        or np.any(tags.text.words(at[end]) & FIRST_BYTES[6] != _ROW_END)
        or np.any(tags.text.words(at[row]) != _ROW_START)
    ):
        raise UnusualXmlError
    words = tags.text.words(at[row] + WORD)
    count = length_before(words, _QUOTE)
    if np.any(count < 1):
        raise UnusualXmlError
    number, are_digits = digits_value(words << ((WORD - count) << 3).view(np.uint64), count)
    if not np.all(are_digits) or np.any((number < 1) | (number > MAX_ROW) | (words & np.uint64(255) == ord("0"))):
        raise UnusualXmlError
    return Rows(row, number.astype(np.int32), words & FIRST_BYTES[count + 1], count)


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
    """Cells that are not blank: their tags, shapes and which of the piece's rows they stand in."""

    tag: Places
    shape: Bytes
    row: NDArray[np.int64]


def find_cells(tags: Tags, rows: Rows) -> CellTags:
    """Find the cells that are not blank; `UnusualXmlError` when a blank one is not written as usual."""
    shape = _shapes(tags)
    tag = np.flatnonzero(shape >= Shape.OTHER)
    counts = np.diff(np.searchsorted(tag, rows.tag), append=len(tag))
    return CellTags(tag, shape[tag], np.repeat(np.arange(len(rows.tag)), counts))


def _shapes(tags: Tags) -> Bytes:
    """Shape of the cell that begins at each tag, as far as the order of the tags tells it."""
    count = tags.count
    is_letter = {letter: tags.code == _code(letter) for letter in b"cvVC"}
    is_cell = is_letter[_CELL][:count]
    is_next = is_letter[_CELL] | (tags.code == _ROW) | (tags.code == _ROW | END)
    is_empty = is_cell & is_next[1 : count + 1]
    empty = np.flatnonzero(is_empty)
    if np.any(tags.text.bytes[tags.at[empty + 1] - 2] != _SLASH):
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


def _letter_tables() -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    columns, lengths = np.zeros(1 << 16, np.int32), np.ones(1 << 16, np.int64)
    letters = np.arange(65, 91)
    for first in letters:
        columns[first + 256 * np.arange(256)] = first - 64
        columns[first + 256 * letters] = (first - 64) * 26 + letters - 64
        lengths[first + 256 * letters] = 2
    return columns, lengths


_COLUMNS, _LENGTHS = _letter_tables()


def read_references(tags: Tags, cells: CellTags, rows: Rows) -> tuple[NDArray[np.int32], Places, Flags]:
    """Give each cell's column, the place after its reference, and whether the reference is one in its row.

    `UnusualXmlError` when a cell has none, so that its place depends on the cells before it.
    """
    place = tags.at[cells.tag] + _REFERENCE_OF_CELL
    if np.any(tags.text.bytes[place - 3] != ord("r")):
        raise UnusualXmlError
    words = tags.text.words(place)
    pair = words.astype(np.uint16)
    column, length = _COLUMNS.take(pair, mode="clip"), _LENGTHS.take(pair, mode="clip")
    third = (words >> np.uint64(16)).astype(np.uint8)
    is_triple = (length == 2) & (third >= ord("A")) & (third <= ord("Z"))
    if is_triple.any():
        column = np.where(is_triple, column * 26 + third - 64, column)
        length = length + is_triple
    place += length
    count = rows.digit_count[cells.row]
    if length.max(initial=1) + count.max(initial=1) < WORD:
        digits = words >> (length << 3).view(np.uint64)
    else:
        digits = tags.text.words(place)
    digits &= FIRST_BYTES[count + 1]
    place += count
    place += 1
    return column, place, (digits == rows.digits[cells.row]) & (column > 0) & (column <= MAX_COLUMN)


def read_attributes(tags: Tags, cells: CellTags, start: Places) -> tuple[Bytes, NDArray[np.int32], Flags]:
    """Give each cell's type and style, from where its reference ends, and whether nothing else stands in its tag."""
    stop = tags.at[cells.tag + 1]
    words = tags.text.words(start)
    # nearly all cells have no attribute left or only the shared texts' type
    is_shared = ((words & FIRST_BYTES[7]) == _SHARED) & (start + 7 == stop)
    kind = is_shared * np.uint8(TYPE_SHARED - TYPE_NUMBER) + np.uint8(TYPE_NUMBER)
    style = np.zeros(len(start), np.int32)
    usual = is_shared | ((words.astype(np.uint8) == _GREATER) & (start + 1 == stop))
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
        is_end = (words.astype(np.uint8) == _GREATER) & (place + 1 == stop[left])
        usual[left[is_end]] = True
        going = np.flatnonzero(~is_end)
        left, place, words = left[going], place[going], words[going]
    return kind, style, usual


def _style(tags: Tags, place: Places) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    words = tags.text.words(place + 4)
    count = length_before(words, _QUOTE)
    safe = np.maximum(count, 1)
    number, are_digits = digits_value(words << ((WORD - safe) << 3).view(np.uint64), safe)
    return number.astype(np.int32), np.where(are_digits & (count > 0), count + 5, 0)


def _type(tags: Tags, place: Places, words: Words) -> tuple[Bytes, NDArray[np.int64]]:
    kind = (words >> np.uint64(32)).astype(np.uint8)
    is_letter = (words >> np.uint64(40)).astype(np.uint8) == _QUOTE
    is_string = words == _STRING
    is_inline = words == _INLINE[0]
    if is_inline.any():
        is_inline &= tags.text.words(place + WORD) & FIRST_BYTES[6] == _INLINE[1]
    kind[is_string], kind[is_inline] = TYPE_STRING, TYPE_INLINE
    return kind, np.where(is_letter, 6, np.where(is_string, 8, np.where(is_inline, 14, 0)))
