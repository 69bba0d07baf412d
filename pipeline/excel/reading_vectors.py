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
LONGEST_NUMBER = 2 * WORD
_ZEROS = np.uint64(0x3030303030303030)
_ONES = np.uint64(0x0101010101010101)
_HIGHS = np.uint64(0x8080808080808080)
_ABOVE_NINE = np.uint64(0x7676767676767676)
_PAIRS = np.uint64(0x00FF00FF00FF00FF)
_FOURS = np.uint64(0x0000FFFF0000FFFF)
_EIGHT = np.uint64(0xFFFFFFFF)
FIRST_BYTES = np.array([(1 << 8 * n) - 1 for n in range(WORD + 1)], np.uint64)
"""Masks that keep a word's first 0 to 8 bytes."""
_POWERS = 10.0 ** np.arange(LONGEST_NUMBER + 1)
_POINT, _MINUS = b".-"


def word(text: bytes) -> np.uint64:
    """Give the word that a text of up to eight bytes makes."""
    return np.uint64(int.from_bytes(text, "little"))


class Text:
    """Bytes that can be read as words at any place; a word past the end ends in zero bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        padded = data + bytes(2 * WORD)
        self.bytes: Bytes = np.frombuffer(padded, np.uint8)
        self._words: Words = np.ndarray((len(data) + WORD,), np.dtype("<u8"), padded, 0, (1,))

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


def plain_numbers(text: Text, starts: Places, stops: Places) -> tuple[NDArray[np.float64], Flags]:
    """Read numbers such as `-1234.5`, of up to sixteen bytes, exactly as `float` does.

    The second array says where it could be done: no exponent, no plus sign. With fifteen digits at most both the digits
    and the power of ten are exact floats, so that their quotient is rounded once, as it should be.
    """
    is_negative = text.bytes[starts] == _MINUS
    length = stops - starts - is_negative
    late, early = text.words(np.maximum(stops - WORD, 0)), text.words(np.maximum(stops - 2 * WORD, 0))
    point, point_early = length_before(late, _POINT), length_before(early, _POINT)
    in_late = (point >= 0) & (WORD - point <= length)
    in_early = ~in_late & (point_early >= 0) & (2 * WORD - point_early <= length)
    carry = np.where(in_late, early >> np.uint64(56), np.uint64(0))
    late = _without_byte(late, np.where(in_late, point, -1)) | carry
    early = np.where(in_late, early << np.uint64(8), _without_byte(early, np.where(in_early, point_early, -1)))
    digits = length - (in_late | in_early)
    low, is_low = digits_value(late, np.clip(digits, 1, WORD))
    high, is_high = digits_value(early, np.clip(digits - WORD, 1, WORD))
    done = is_low & (is_high | (digits <= WORD)) & (digits >= 1) & (length <= LONGEST_NUMBER)
    decimals = np.where(in_late, WORD - 1 - point, np.where(in_early, 2 * WORD - 1 - point_early, 0))
    values = (np.where(digits > WORD, high, 0) * 10**WORD + low) / _POWERS[decimals]
    return np.where(is_negative, -values, values), done


def _without_byte(words: Words, index: NDArray[np.int64]) -> Words:
    """Take a byte out and move those before it up; -1 takes none."""
    return (words & ~FIRST_BYTES[index + 1]) | ((words & FIRST_BYTES[np.maximum(index, 0)]) << np.uint64(8))
