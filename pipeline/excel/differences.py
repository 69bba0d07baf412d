"""The items in which two versions of a list differ, found without looking into the stretches that are equal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pipeline.excel.markup import MalformedError, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.items import Item, ItemPart

_FIRST_STEP = 1 << 12


def differing_items(before: ItemPart, after: ItemPart) -> Iterator[tuple[int, bytes, bytes]]:
    """Give number, old and new text of all items that differ, in order; empty text where there was or is none.

    `MalformedError` where the numbers of those items do not rise: the same row twice is two answers to what it holds;
    and where other words stand between the items.
    """
    old, new = _Stream(before), _Stream(after)
    while not (old.is_done() and new.is_done()):
        equal = _common_length(old, new)
        if equal < min(old.left, new.left) or equal == 0:
            equal = old.start_of_item(equal)
        if equal:
            old.skip(equal)
            new.skip(equal)
            continue
        yield from _compare_next(old, new)
    if old.beside != new.beside:
        raise MalformedError("something else stands between the items")


def _compare_next(old: _Stream, new: _Stream) -> Iterator[tuple[int, bytes, bytes]]:
    """Compare the next item of each; where the numbers differ only the smaller one goes on."""
    (a, was), (b, becomes) = old.peek(), new.peek()
    number = min(a, b)
    if a != b or was != becomes:
        yield number, was if a == number else b"", becomes if b == number else b""
    if a == number:
        old.drop()
    if b == number:
        new.drop()


def _common_length(old: _Stream, new: _Stream) -> int:
    """Count the bytes that both have in common from where they stand."""
    limit = min(old.left, new.left)
    low, step = 0, _FIRST_STEP
    while low < limit:
        high = min(low + step, limit)
        if not old.equals(new, low, high):
            break
        low, step = high, step * 2
    else:
        return limit
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if old.equals(new, low, middle) else (low, middle)
    return low


class _Stream:
    """The blocks of a list, one after the other, with the number of the item last passed."""

    def __init__(self, part: ItemPart) -> None:
        self._part = part
        self._texts = part.texts()
        self._text = self._masked = b""
        self._at = 0
        self._number = 0
        self._ahead: Item | None = None
        self.beside: list[bytes] = []
        """What stood between the items that were compared, white space left out."""

    @property
    def left(self) -> int:
        return len(self._text) - self._at

    def is_done(self) -> bool:
        while self.left == 0:
            text = next(self._texts, None)
            if text is None:
                return True
            self._text, self._masked, self._at, self._ahead = text, mask(text), 0, None
        return False

    def equals(self, other: _Stream, start: int, end: int) -> bool:
        mine = self._text[self._at + start : self._at + end]
        return mine == other._text[other._at + start : other._at + end]

    def start_of_item(self, offset: int) -> int:
        """Where the item begins that a position lies in, counted from here; 0 when it is the first."""
        found = self._text.rfind(self._part.opening, self._at, self._at + offset)
        return max(found - self._at, 0)

    def skip(self, length: int) -> None:
        passed = self._text[self._at : self._at + length]
        self._number = self._part.last_number(passed, self._number)
        self._at, self._ahead = self._at + length, None

    def _next(self) -> Item | None:
        if not self.is_done() and self._ahead is None:
            self._ahead = self._part.first_in(self._masked, self._at, self._number)
            if self._ahead and self._ahead.number <= self._number:
                raise MalformedError("the items are not in order")
        return self._ahead

    def peek(self) -> tuple[int, bytes]:
        item = self._next()
        return (sys.maxsize, b"") if item is None else (item.number, self._text[item.start : item.end])

    def drop(self) -> None:
        item = self._next()
        between = self._text[self._at : len(self._text) if item is None else item.start].strip()
        self.beside += [between] if between else []
        if item is None:
            self._at = len(self._text)
        else:
            self._at, self._number = item.end, item.number
        self._ahead = None
