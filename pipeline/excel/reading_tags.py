"""Where the tags and the rows of a piece of sheet XML lie, found for all of them at once.

A raw `<` is always a tag's beginning: what can hold another one (comments, CDATA) is met as a tag that is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.cells import MAX_ROW
from pipeline.excel.reading_vectors import FIRST_BYTES, WORD, Text, digits_value, length_before, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipeline.excel.reading_vectors import Bytes, Places, Words

    Flags = NDArray[np.bool_]

END = 0x80
"""Added to a tag's letter when it closes an element."""
CELL, ROW = b"cr"
SLASH, GREATER, QUOTE = b'/>"'
LONGEST_SHAPE = 8
_ROW_END = word(b"</row>")
_ROW_START = word(b'<row r="')
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
        is_end = first == SLASH
        # sums of products, because masked operations on bytes take ten times longer
        self.code: Bytes = np.zeros(len(self.at) + LONGEST_SHAPE, np.uint8)
        self.code[: len(self.at)] = first * ~is_end + (second | np.uint8(END)) * is_end


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a piece: tags, numbers, each one's digits with the quote after them as a word and its mask."""

    tag: Places
    number: NDArray[np.int32]
    digits: Words
    mask: Words
    digit_count: NDArray[np.int64]

    def hidden(self, tags: Tags) -> list[int]:
        """Numbers of the hidden rows; `UnusualXmlError` where a row's tag needs a closer look."""
        start = tags.at[self.tag] + _REFERENCE_OF_ROW + self.digit_count
        stop = tags.at[self.tag + 1]
        if _are_alike(tags, start, stop):
            start, stop = start[:1], stop[:1]
        words = [tags.text.data[a:b] for a, b in zip(start.tolist(), stop.tolist(), strict=True)]
        hidden = {attributes for attributes in set(words) if _is_hidden(attributes)}
        if not hidden:
            return []
        numbers: list[int] = self.number.tolist()
        if len(words) < len(numbers):
            return numbers
        return [number for number, attributes in zip(numbers, words, strict=True) if attributes in hidden]


def _are_alike(tags: Tags, start: Places, stop: Places) -> bool:
    """Whether the texts between the places are one and the same, not longer than two words."""
    length = int(stop[0] - start[0])
    if length > 2 * WORD or np.any(stop - start != length):
        return False
    mask = FIRST_BYTES[max(0, length - WORD)]
    first, second = tags.text.words(start), tags.text.words(start + WORD) & mask
    first &= FIRST_BYTES[min(length, WORD)]
    return bool(np.all(first == first[0]) and np.all(second == second[0]))


_REFERENCE_OF_ROW = len('<row r=""')


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
    row = np.flatnonzero(code[: tags.count] == ROW)
    end = np.flatnonzero(code[: tags.count] == ROW | END)
    if len(row) == 0 or row[0] != 0 or code[tags.count - 1] not in (ROW, ROW | END):
        raise UnusualXmlError
    is_empty = tags.text.bytes[at[row + 1] - 2] == SLASH
    before, after = code[row[1:] - 1], code[row + 1]
    if (
        np.any(after[is_empty] != ROW)
        or np.any((after[~is_empty] != CELL) & (after[~is_empty] != ROW | END))
        or np.any((before != ROW | END) & (before != ROW))
        or np.any(code[end + 1] != ROW)
        or np.any(tags.text.words(at[end]) & FIRST_BYTES[6] != _ROW_END)
        or np.any(tags.text.words(at[row]) != _ROW_START)
    ):
        raise UnusualXmlError
    words = tags.text.words(at[row] + WORD)
    count = length_before(words, QUOTE)
    if np.any(count < 1):
        raise UnusualXmlError
    number, are_digits = digits_value(words << ((WORD - count) << 3).view(np.uint64), count)
    if not np.all(are_digits) or np.any((number < 1) | (number > MAX_ROW) | (words & np.uint64(255) == ord("0"))):
        raise UnusualXmlError
    mask = FIRST_BYTES[count + 1]
    return Rows(row, number.astype(np.int32), words & mask, mask, count)
