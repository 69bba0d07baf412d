"""Every possible proposal of a small case, tried one by one: slow, simple, and all of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, match_points
from pipeline.allocation.shared_records import Placement


def every_proposal(options: Options, points: Points) -> Iterator[tuple[frozenset[str], int]]:
    """Who is housed, and the points, of each way to put youths into places that the checker passes."""
    choices = [[None, *range(len(options.places))] for _ in options.youths]
    for chosen in product(*choices):
        taken = [place for place in chosen if place is not None]
        if len(set(taken)) < len(taken):
            continue
        pairs = [(youth, place) for youth, place in enumerate(chosen) if place is not None]
        placements = []
        for youth, place in pairs:
            opening = options.places[place]
            day = options.moves[youth, place].day
            placements.append(Placement(options.youths[youth].youth_id, opening.dwelling_id, opening.room_id, day))
        if not find_breaches(options.case, placements):
            yield frozenset(item.youth_id for item in placements), match_points(options, points, pairs)
