"""Where: the best places for youths who are already known to be housed together, settled exactly."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.allocation.packing import Aim, Packing, best_sets
from pipeline.allocation.shared_options import Flags, Numbers, Options
from pipeline.allocation.shared_points import Points
from pipeline.allocation.shared_sets import MoveInSets, list_sets, places_in_sets, sets_of_places
from pipeline.allocation.ties import stable_hash


def place_best(options: Options, points: Points, seated: Mapping[int, int]) -> dict[int, int]:
    """The best places (youth and place numbers) for those who are ``seated`` somehow.

    Earlier proposals stand where that costs little. Raises SolverFailedError.
    """
    who = np.zeros(len(options.youths), dtype=bool)
    who[list(seated)] = True
    sets = list_sets(options, points, who)
    start = sets_of_places(options, sets, seated)
    kept = _kept(options, sets)
    aims = [Aim(sets.points)]
    if kept.any():
        best = _choose(options, sets, who, start, aims)
        allowed_loss = max(int(sets.points[best].sum()), 0) * options.case.settings.allowed_loss_pct // 100
        aims = [Aim(sets.points, slack=allowed_loss), Aim(kept), Aim(sets.points)]
    chosen = _choose(options, sets, who, start, [*aims, Aim(_ties(options, sets), is_tie_break=True)])
    return places_in_sets(options, points, sets, chosen)


def _choose(options: Options, sets: MoveInSets, who: Flags, start: Numbers, aims: list[Aim]) -> Numbers:
    return best_sets(Packing(sets, who, len(options.dwellings), start), aims)


def _kept(options: Options, sets: MoveInSets) -> Numbers:
    """How many of each set stay where they were proposed last time."""
    before = [options.case.preferred.get(youth.youth_id) for youth in options.youths]
    padded = np.array([*before, None], dtype=object)
    dwelling_ids = np.array([dwelling.dwelling_id for dwelling in options.dwellings], dtype=object)
    kept: Numbers = (padded[sets.members] == dwelling_ids[sets.dwelling][:, None]).sum(axis=1)
    return kept


def _ties(options: Options, sets: MoveInSets) -> Numbers:
    """A number for each youth in each dwelling, summed over the set: settles what is otherwise even."""
    table = np.zeros((len(options.youths) + 1, len(options.dwellings)), dtype=np.int64)
    for row, youth in enumerate(options.youths):
        table[row] = [stable_hash(youth.youth_id, dwelling.dwelling_id) for dwelling in options.dwellings]
    ties: Numbers = table[sets.members, sets.dwelling[:, None]].sum(axis=1)
    return ties
