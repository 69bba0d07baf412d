"""Every possible proposal of a small case, tried one by one: slow, simple, and all of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, match_points
from pipeline.allocation.shared_records import Placement


def every_proposal(options: Options, points: Points) -> Iterator[tuple[frozenset[str], int]]:
    """Who is housed, and the points, of each way to put youths into places that the checker passes."""
    for pairs in _ways(options, 0, ()):
        yield frozenset(options.youths[youth].youth_id for youth, _ in pairs), match_points(options, points, [*pairs])


def _ways(options: Options, youth: int, pairs: tuple[tuple[int, int], ...]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Each way to go on: a rule that is broken stays broken, whoever else moves in."""
    if youth == len(options.youths):
        yield pairs
        return
    yield from _ways(options, youth + 1, pairs)
    for place in set(range(len(options.places))) - {taken for _, taken in pairs}:
        fuller = (*pairs, (youth, place))
        if not find_breaches(options.case, [_placement(options, *pair) for pair in fuller]):
            yield from _ways(options, youth + 1, fuller)


def _placement(options: Options, youth: int, place: int) -> Placement:
    opening, day = options.places[place], options.move(youth, place).day
    return Placement(options.youths[youth].youth_id, opening.dwelling_id, opening.room_id, day)
