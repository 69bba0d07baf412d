"""The numbers of hidden rows and columns, kept as spans: a few bytes in a file can hide a million."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set

from pipeline.cells import MAX_COLUMN, MAX_ROW

Span = tuple[int, int]


class Spans(Set[int]):
    """A set of numbers from spans, first and last both included; they may overlap and come in any order."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        for first, last in sorted(spans):
            if self._last and first <= self._last[-1] + 1:
                self._last[-1] = max(self._last[-1], last)
            elif first <= last:
                self._first.append(first)
                self._last.append(last)

    def __contains__(self, number: object) -> bool:
        at = bisect_right(self._first, number) - 1 if isinstance(number, int) else -1
        return at >= 0 and isinstance(number, int) and number <= self._last[at]

    def __iter__(self) -> Iterator[int]:
        return (number for span in self.spans for number in range(span[0], span[1] + 1))

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans in order, none touching the next."""
        return tuple(zip(self._first, self._last, strict=True))


def hidden_columns(spans: Iterable[Span]) -> Spans:
    """The columns of a sheet that are in the spans; what no sheet has is left out."""
    return Spans((max(first, 1), min(last, MAX_COLUMN)) for first, last in spans)


def hidden_rows(spans: Iterable[Span]) -> Spans:
    """The rows of a sheet that are in the spans; what no sheet has is left out."""
    return Spans((max(first, 1), min(last, MAX_ROW)) for first, last in spans)
