"""Where: the best places for youths who are already known to be housed together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.allocation.move_ins import MoveIns
from pipeline.allocation.packing import Packing
from pipeline.allocation.packing_rows import Demand, Rows
from pipeline.allocation.shared_options import Numbers, Options
from pipeline.allocation.shared_sets import MoveInSets, places_in_sets, sets_of_places
from pipeline.allocation.weights import UNIT_BITS, packing_rows, tie_breaks


@dataclass(frozen=True)
class BestPlaces:
    """Youth and place numbers; ``points_missing``: at most so many points more could be had, 0 when that is settled."""

    place_of: dict[int, int]
    points_missing: int


def place_best(move_ins: MoveIns, seated: Mapping[int, int]) -> BestPlaces:
    """The best places (youth and place numbers) for those who are ``seated`` somehow.

    Earlier proposals stand where that costs little.
    """
    options = move_ins.options
    who = np.zeros(len(options.youths), dtype=bool)
    who[list(seated)] = True
    sets = move_ins.sets.within(who)
    start = sets_of_places(options, sets, seated)
    chosen, missing = _most(options, sets, start, [sets.points])
    kept = _kept(options, sets)
    if kept.any():
        best = int(sets.points[chosen].sum())
        demand = Demand(sets.points, best - max(best, 0) * options.case.settings.allowed_loss_pct // 100)
        chosen, _ = _most(options, sets, chosen, [kept, sets.points], demand)
    return BestPlaces(places_in_sets(options, move_ins.points, sets, chosen), missing)


def _most(
    options: Options, sets: MoveInSets, start: Rows, aims: list[Numbers], demand: Demand | None = None
) -> tuple[Rows, int]:
    """The choice that houses all in ``start`` and has most of each aim in turn; how much of the last may be missing."""
    weights = np.zeros(len(sets), dtype=np.int64)
    for aim in (sets.sizes, *aims):
        weights = weights * (sets.span(aim) + 1) + aim
    weights = (weights << UNIT_BITS) + tie_breaks(options, sets)
    rows = packing_rows(options, sets)
    packed = Packing(sets, weights, rows, unit=1 << UNIT_BITS, start=start, demand=demand).search()
    return packed.chosen, (packed.bound >> UNIT_BITS) - (packed.worth >> UNIT_BITS)


def _kept(options: Options, sets: MoveInSets) -> Numbers:
    """How many of each set stay where they were proposed last time."""
    before = [options.case.preferred.get(youth.youth_id) for youth in options.youths]
    padded = np.array([*before, None], dtype=object)
    dwelling_ids = np.array([dwelling.dwelling_id for dwelling in options.dwellings], dtype=object)
    kept: Numbers = (padded[sets.members] == dwelling_ids[sets.dwelling][:, None]).sum(axis=1)
    return kept
