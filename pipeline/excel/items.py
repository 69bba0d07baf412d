"""A long list in an XML part (the rows of a sheet, the shared texts), unpacked a block at a time.

A sheet of 100,000 rows unpacks to tens of megabytes. It is read once to learn which rows lie where, with a restartable
copy of the unpacker kept for each block; later only the blocks that are asked for are unpacked again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.excel.container import damaged
from pipeline.excel.encoding import UTF8, encoding_of, from_utf8, to_utf8
from pipeline.excel.markup import MalformedError, end_of, has_opaque, mask, start_tag_pattern
from pipeline.excel.unpacker import Unpacker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipeline.excel.package import Package

BLOCK_BYTES = 1 << 19
_BLOCKS_KEPT = 4
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")


class Item(NamedTuple):
    """One item of the list and where it lies in its block; `number` is its `r`, or one more than the item before."""

    number: int
    start: int
    end: int
    has_number: bool


@dataclass(frozen=True, slots=True)
class _Block:
    load: Callable[[], bytes]
    before: int
    last: int


class ItemPart:
    """The items of one XML part.

    Parameters
    ----------
    package, part
        Where the list is.
    list_name, item_name
        Local names of the enclosing element and of the items.
    visit
        Called with the text of every block and the prefix on the first reading.

    Attributes
    ----------
    head, tail
        The text before the first and after the last item, start and end tag of the list included.
    prefix
        The namespace prefix of list and items, with its colon.
    last
        The greatest number among the items, 0 when there are none.
    is_ordered
        Whether the numbers rise, as far as the items were looked at; where they do not, nothing can be placed safely.
    """

    def __init__(
        self,
        package: Package,
        part: str,
        list_name: bytes,
        item_name: bytes,
        visit: Callable[[bytes, bytes], None] | None = None,
    ) -> None:
        self._package, self._member = package, package.member(part)
        self._list_name, self._item_name = list_name, item_name
        self._visit = visit
        self._blocks: list[_Block] = []
        self._kept: dict[int, tuple[bytes, tuple[Item, ...]]] = {}
        self.head = self.tail = b""
        self.last = 0
        self.is_ordered = True
        unpacker = Unpacker(package.container, self._member)
        start = unpacker.read(BLOCK_BYTES)
        self.encoding = encoding_of(start)
        if self.encoding != UTF8 or not self._index(unpacker, start):
            self._index_whole()
        # whoever looked at the blocks mostly holds this: neither may keep the other in memory
        self._visit = None

    def encode(self, text: bytes) -> bytes:
        """Turn edited text into the part's own encoding."""
        return from_utf8(text, self.encoding)

    def _index_whole(self) -> None:
        self._blocks.clear()
        self.last, self.is_ordered = 0, True
        text = to_utf8(self._package.read(self._member.name), self.encoding)
        masked = mask(text)
        start = self._open(masked)
        self.head = text[:start]
        end = start if self.head.endswith(b"/>") else self._find_end(masked, start)
        if end < 0:
            raise damaged(self._package.file_name)
        self.tail = text[end:]
        self._add(lambda: text[start:end], text[start:end])

    def _index(self, unpacker: Unpacker, text: bytes) -> bool:
        """Index block by block; False when the part is written in a way that only the whole of it can be searched."""
        try:
            start = self._open(mask(text))
        except MalformedError:
            return False
        self.head, carry = text[:start], text[start:]
        if self.head.endswith(b"/>"):
            self.tail = carry + _rest(unpacker)
            return True
        closing = b"</" + self.prefix + self._item_name + b">"
        state, kept, chunk = unpacker.copy(), carry, b""
        while True:
            text = carry + chunk
            end = self._find_end(text, 0)
            last = end < 0
            body = text if end < 0 else text[:end]
            if has_opaque(body):
                return False
            if not last:
                self.tail = text[end:] + _rest(unpacker)
                self._add(_loader(state, kept, len(chunk), 0, end), body)
                return True
            cut = text.rfind(closing) + len(closing)
            if cut >= len(closing):
                self._add(_loader(state, kept, len(chunk), 0, cut), text[:cut])
                state, kept = unpacker.copy(), text[cut:]
                carry, chunk = kept, b""
            else:
                carry = text
                state, kept = unpacker.copy(), text
            chunk = unpacker.read(BLOCK_BYTES)
            if not chunk:
                raise damaged(self._package.file_name)

    def _open(self, masked: bytes) -> int:
        match = start_tag_pattern(self._list_name, None).search(masked)
        if match is None:
            raise MalformedError(f"{self._list_name!r} is missing")
        self.prefix = match[1]
        self._item = start_tag_pattern(self._item_name, self.prefix)
        return match.end()

    def _find_end(self, masked: bytes, start: int) -> int:
        return masked.find(b"</" + self.prefix + self._list_name, start)

    def _add(self, load: Callable[[], bytes], text: bytes) -> None:
        before, self.last = self.last, self.last_number(text, self.last)
        self.is_ordered = self.is_ordered and self.last >= before
        self._blocks.append(_Block(load, before, self.last))
        if self._visit:
            self._visit(text, self.prefix)

    def last_number(self, text: bytes, before: int) -> int:
        """Number of the last item in a text of whole items: its own where it has one, else all items are counted."""
        at = text.rfind(self.opening)
        match = self._item.match(text, at) if at >= 0 and not has_opaque(text) else None
        if match and (number := _NUMBER.search(match[0])):
            return int(number[1])
        if not has_opaque(text) and (count := text.count(self.opening + b">")) == text.count(self.opening):
            # none has a number
            return before + count
        return max((item.number for item in self._items(mask(text), before)), default=before)

    @property
    def opening(self) -> bytes:
        """How an item begins."""
        return b"<" + self.prefix + self._item_name

    def texts(self) -> Iterator[bytes]:
        """Text of the list, block by block, each holding whole items."""
        return (block.load() for block in self._blocks)

    def item(self, number: int) -> bytes | None:
        """Text of one item, None when there is none of that number."""
        index = self._block_of(number)
        if index == len(self._blocks):
            return None
        text, items = self._block(index)
        at = bisect_left(items, number, key=lambda item: item.number)
        if at == len(items) or items[at].number != number:
            return None
        return text[items[at].start : items[at].end]

    def numbers(self) -> Iterator[int]:
        """Numbers of all items, in order."""
        for index in range(len(self._blocks)):
            yield from (item.number for item in self._block(index)[1])

    def first_in(self, masked: bytes, start: int, before: int) -> Item | None:
        """Find the first item from a position of a masked block on, given the number of the item before it."""
        return next(self._items(masked, before, start), None)

    def _block_of(self, number: int) -> int:
        return bisect_left(self._blocks, number, key=lambda block: block.last)

    def _block(self, index: int) -> tuple[bytes, tuple[Item, ...]]:
        if index not in self._kept:
            if len(self._kept) >= _BLOCKS_KEPT:
                del self._kept[next(iter(self._kept))]
            text = self._blocks[index].load()
            items = tuple(self._items(mask(text), self._blocks[index].before))
            numbers = [self._blocks[index].before, *(item.number for item in items)]
            self.is_ordered = self.is_ordered and all(a < b for a, b in pairwise(numbers))
            self._kept[index] = text, items
        return self._kept[index]

    def _items(self, masked: bytes, before: int, start: int = 0) -> Iterator[Item]:
        name = self.prefix + self._item_name
        for match in self._item.finditer(masked, start):
            number = _NUMBER.search(match[0])
            before = int(number[1]) if number else before + 1
            end = match.end()
            if not match[0].endswith(b"/>"):
                end = end_of(masked, name, end)
            yield Item(before, match.start(), end, number is not None)

    def render(self, edits: Mapping[int, bytes], head: bytes, tail: bytes) -> Iterator[bytes]:
        """Write the part anew with some items replaced, added or (empty bytes) removed; all else as it was.

        Parameters
        ----------
        edits
            New text by item number.
        head, tail
            What to write before and after the items; usually the part's own.
        """
        pending = sorted(edits)
        if head.endswith(b"/>") and pending:
            head, tail = head[:-2].rstrip() + b">", b"</" + self.prefix + self._list_name + b">" + tail
        yield self.encode(head)
        for index, block in enumerate(self._blocks):
            is_last = index == len(self._blocks) - 1
            here = pending if is_last else [number for number in pending if number <= block.last]
            pending = pending[len(here) :]
            yield self.encode(self._edited(index, here, edits) if here else block.load())
        yield self.encode(b"".join(edits[number] for number in pending) + tail)

    def _edited(self, index: int, numbers: list[int], edits: Mapping[int, bytes]) -> bytes:
        text, items = self._block(index)
        pieces, position, at = [], 0, 0
        for number in numbers:
            while at < len(items) and items[at].number < number:
                at += 1
            found = at < len(items) and items[at].number == number
            start = items[at].start if at < len(items) else (items[-1].end if items else 0)
            start = max(start, position)
            pieces += [text[position:start], edits[number]]
            position = items[at].end if found else start
        return b"".join([*pieces, text[position:]])

    def unnumbered_after(self, number: int) -> int | None:
        """Number of the next item when it has no `r` of its own, and would slip if one were put before it."""
        index = self._block_of(number + 1)
        if index == len(self._blocks):
            return None
        items = self._block(index)[1]
        following = next((item for item in items if item.number > number), None)
        return following.number if following and not following.has_number else None


def _loader(state: Unpacker, kept: bytes, read: int, start: int, end: int) -> Callable[[], bytes]:
    return lambda: (kept + state.copy().read(read))[start:end]


def _rest(unpacker: Unpacker) -> bytes:
    return b"".join(iter(lambda: unpacker.read(BLOCK_BYTES), b""))
