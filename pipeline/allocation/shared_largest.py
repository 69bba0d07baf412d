"""Who is given a place when the largest number counts: most youths, then most long waiters, then most days waited."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.allocation.packing import Aim, Packing, best_sets
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_points import Points, days_waited, waits_long
from pipeline.allocation.shared_sets import list_sets, places_in_sets, sets_of_places
from pipeline.allocation.ties import stable_hash


def house_most(options: Options, points: Points, start: Mapping[int, int]) -> dict[int, int]:
    """Youth and place numbers; ``start`` is a proposal to begin from. Raises SolverFailedError."""
    everybody = np.ones(len(options.youths), dtype=bool)
    sets = list_sets(options, points, everybody)
    values = (
        [1 for _ in options.youths],
        [int(waits_long(options.case, youth)) for youth in options.youths],
        [days_waited(options.case, youth) for youth in options.youths],
    )
    aims = [Aim(sets.total(np.array(per_youth, dtype=np.int64))) for per_youth in values]
    ties = np.array([stable_hash(youth.youth_id) for youth in options.youths], dtype=np.int64)
    aims.append(Aim(sets.total(ties), is_tie_break=True))
    packing = Packing(sets, ~everybody, len(options.dwellings), sets_of_places(options, sets, start))
    chosen = best_sets(packing, aims)
    return places_in_sets(options, points, sets, chosen)
