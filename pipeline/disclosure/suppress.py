"""Whether a table may be given out: none of its counts, shown or found by subtraction, may be small.

First form: a table with one small count is held back whole, so nothing in it needs to be hidden behind something else.
What a reader may find by laying several tables or months side by side is not weighed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedCount:
    """A count that a table shows, with the whole that it is part of where the table shows that too.

    ``family`` names counts that are separate parts of one whole (say, the classes of one stock in one period): what is
    left of the whole when all of them are taken away can be found too. Empty for a count on its own.
    """

    count: float
    whole: float | None = None
    family: str = ""


def known_counts(counts: Iterable[PublishedCount]) -> Iterator[float]:
    """Every count that a reader has, or gets by subtracting parts from their whole."""
    rests: dict[tuple[str, float], float] = defaultdict(float)
    for item in counts:
        yield item.count
        if item.whole is not None:
            yield item.whole
            yield item.whole - item.count
            if item.family:
                rests[item.family, item.whole] += item.count
    for (_, whole), parts in rests.items():
        yield whole - parts


def may_publish(counts: Iterable[PublishedCount], threshold: float) -> bool:
    """False when any count that a reader has or gets is above 0 and under ``threshold``."""
    return not any(0 < count < threshold for count in known_counts(counts))
