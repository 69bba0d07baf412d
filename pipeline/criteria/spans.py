"""The days of dated requirements, cut where any of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.parameters import Parameters, Requirement

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days on which the same requirements hold, first and last included; None is open."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date:
        """Any of the days."""
        return self.first or self.last or date.min


def spans(rows: Iterable[Requirement]) -> list[Span]:
    """All days, in as few pieces as the rows' first and last days allow."""
    cuts = set()
    for row in rows:
        if row.validity.valid_from not in (None, date.min):
            cuts.add(row.validity.valid_from)
        if row.validity.valid_to not in (None, date.max):
            cuts.add(row.validity.valid_to + _DAY)
    firsts = [None, *sorted(cuts)]
    lasts = [*(day - _DAY for day in firsts[1:] if day), None]
    return [Span(first, last) for first, last in zip(firsts, lasts, strict=True)]


def in_force(rows: Sequence[Requirement], span: Span) -> tuple[Requirement, ...]:
    """The rows that count in the span."""
    return Parameters((), tuple(rows)).required(span.day)


def first_run(pieces: Sequence[Span], holds: Sequence[bool]) -> Span | None:
    """The first unbroken stretch of days where ``holds`` is True; None when there is none."""
    if True not in holds:
        return None
    start = holds.index(True)
    end = holds.index(False, start) if False in holds[start:] else len(holds)
    return Span(pieces[start].first, pieces[end - 1].last)
