"""Which dimensions must be crossed with each other so that the model knows all that a reader can know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

Dims = frozenset[str]


@dataclass(frozen=True)
class Link:
    """Two blocks that count the same units: their sums over what they share are equal."""

    first: Dims
    second: Dims

    @property
    def shared(self) -> tuple[str, ...]:
        """The dimensions that both have, in order."""
        return tuple(sorted(self.first & self.second))


def joined_blocks(needed: Iterable[Dims]) -> tuple[tuple[Dims, ...], tuple[Link, ...]]:
    """Blocks that hold every needed set of dimensions, and the links that make them one population.

    Blocks that hang together as a tree carry exactly what their full cross would (units with equal shared classes can
    be paired freely); a ring of tables does not, so its blocks are crossed until a tree is left (Graham's reduction).
    """
    blocks = _greatest(needed)
    while True:
        links, left = _ears(blocks)
        if len(left) == 1:
            return blocks, links
        pair = max(combinations(left, 2), key=lambda two: (len(two[0] & two[1]), -len(two[0] | two[1])))
        blocks = _greatest([*blocks, pair[0] | pair[1]])


def _greatest(needed: Iterable[Dims]) -> tuple[Dims, ...]:
    found = set(needed)
    return tuple(sorted((dims for dims in found if not any(dims < other for other in found)), key=sorted))


def _ears(blocks: tuple[Dims, ...]) -> tuple[tuple[Link, ...], tuple[Dims, ...]]:
    """Links of the blocks that hang on one other block, taken off one by one, and the blocks that are left."""
    left, links = list(blocks), []
    while link := _next_ear(left):
        links.append(link)
        left.remove(link.first)
    return tuple(links), tuple(left)


def _next_ear(left: list[Dims]) -> Link | None:
    for block in left:
        others = [other for other in left if other is not block]
        shared = block & frozenset().union(*others)
        for other in others:
            if shared <= other:
                return Link(block, other)
    return None
