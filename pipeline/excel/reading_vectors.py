"""Eight bytes of a text at a time, for many places at once: words, digits, numbers.

Words are little-endian: a text's first byte is the word's lowest. All functions take and give arrays of equal length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Bytes = NDArray[np.uint8]
    Flags = NDArray[np.bool_]

WORD = 8
_ZEROS = np.uint64(0x3030303030303030)
_ONES = np.uint64(0x0101010101010101)
_HIGHS = np.uint64(0x8080808080808080)
_ABOVE_NINE = np.uint64(0x7676767676767676)
_PAIRS = np.uint64(0x00FF00FF00FF00FF)
_FOURS = np.uint64(0x0000FFFF0000FFFF)
_EIGHT = np.uint64(0xFFFFFFFF)
FIRST_BYTES = np.array([(1 << 8 * n) - 1 for n in range(WORD + 1)], np.uint64)
"""Masks that keep a word's first 0 to 8 bytes."""
_POWERS = 10.0 ** np.arange(WORD)
_POINT = ord(".")


def word(text: bytes) -> np.uint64:
    """Give the word that a text of up to eight bytes makes."""
    return np.uint64(int.from_bytes(text, "little"))


class Text:
    """Bytes that can be read as words at any place; `after` and then zero bytes follow them."""

    def __init__(self, data: bytes, after: bytes = b"") -> None:
        self.data = data
        padded = b"".join((data, after, bytes(4 * WORD)))
        self.bytes: Bytes = np.frombuffer(padded, np.uint8)
        self._words: Words = np.ndarray((len(data) + 3 * WORD,), np.dtype("<u8"), padded, 0, (1,))

    def words(self, places: Places) -> Words:
        """Give the word at each place."""
        return self._words[places]


def length_before(words: Words, byte: int) -> NDArray[np.int64]:
    """Count the bytes before the first such byte in each word, -1 where there is none."""
    different = words ^ (_ONES * np.uint64(byte))
    hits = (different - _ONES) & ~different & _HIGHS
    lowest = hits & (~hits + np.uint64(1))
    return (np.frexp(lowest.astype(np.float64))[1].astype(np.int64) >> 3) - 1


def digits_value(words: Words, lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], Flags]:
    """Read the last `lengths` bytes (1 to 8) of each word as digits; the second array says where all were digits."""
    shift = ((WORD - lengths) << 3).view(np.uint64)
    y = words ^ _ZEROS
    y >>= shift
    y <<= shift
    high = y + _ABOVE_NINE
    high |= y
    high &= _HIGHS
    y = y * np.uint64(10) + (y >> np.uint64(8))
    y &= _PAIRS
    y = y * np.uint64(100) + (y >> np.uint64(16))
    y &= _FOURS
    y = y * np.uint64(10_000) + (y >> np.uint64(32))
    y &= _EIGHT
    return y.view(np.int64), high == 0


def short_decimals(words: Words, lengths: NDArray[np.int64]) -> tuple[NDArray[np.float64], Flags]:
    """Read the last `lengths` bytes (1 to 8) of each word as a number such as `1234.5`, exactly as `float` does.

    The second array says where it could be done: no sign, no exponent. Both the digits and the power of ten are exact
    floats, so that their quotient is rounded once, as it should be.
    """
    point = length_before(words, _POINT)
    has_point = (point >= 0) & (WORD - point <= lengths)
    whole, done = digits_value(_without_byte(words, np.where(has_point, point, -1)), np.maximum(lengths - has_point, 1))
    values = whole / _POWERS[np.where(has_point, WORD - 1 - point, 0)]
    return values, done & (lengths > has_point)


def _without_byte(words: Words, index: NDArray[np.int64]) -> Words:
    """Take a byte out and move those before it up; -1 takes none."""
    return (words & ~FIRST_BYTES[index + 1]) | ((words & FIRST_BYTES[np.maximum(index, 0)]) << np.uint64(8))
