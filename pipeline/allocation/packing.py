"""Choosing sets, at most one per dwelling and each youth at most once, exactly, by one aim after another.

Each aim is met as well as those before it allow. What is certain not to be part of any best choice is left behind on
the way: a set whose price in the relaxed problem takes it below what has been found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.packing_rows import PackingRows
from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.solver import Reals, relaxed_most, whole_most

AT_ONCE = 3_000
"""How many sets the relaxed problem is given at a time."""
FIRST_TRY = 400
"""How many sets the whole problem is tried with first where there are more than ``FEW`` of them."""
FEW = 1_200
TIES_AMONG = 2_500
Chosen = NDArray[np.intp]


@dataclass(frozen=True)
class Aim:
    """Whole points per set, the more the better; ``slack``: how much later aims may give up of the best.

    A tie break is not worth minutes: with more than ``TIES_AMONG`` sets left the best found by then will do.
    """

    points: Numbers
    slack: int = 0
    is_tie_break: bool = False


class Packing:
    """A choice among sets that grows better by one aim after another.

    ``start`` is a choice that keeps the rules, the more the better; youths in ``must`` are all in it, and in every
    later choice.
    """

    def __init__(self, sets: MoveInSets, must: Flags, dwelling_count: int, start: Chosen | None = None) -> None:
        self.rows = PackingRows(sets, must, dwelling_count)
        self.live: Chosen = np.arange(len(sets))
        self.chosen: Chosen = np.empty(0, np.intp) if start is None else start

    def pursue(self, aim: Aim, least: int | None = None) -> bool:
        """Choose anew by one more aim; False when ``least`` cannot be reached. Raises SolverFailedError."""
        if not len(self.live):
            return not least
        bound, surplus, promising = self._bound(aim.points)
        margin = 1e-6 * (1 + float(np.abs(aim.points).max()))
        if least is not None and bound < least - margin:
            return False
        if len(self.live) > FEW:
            self._improve(aim.points, floor(bound + margin), np.intersect1d(promising, self.live))
        best = int(aim.points[self.chosen].sum())
        if best < floor(bound + margin) or not len(self.chosen):
            hopeful = self.live[bound + surplus >= best + 1 - margin]
            if not (aim.is_tie_break and len(hopeful) > TIES_AMONG):
                self._improve(aim.points, floor(bound + margin), hopeful)
            best = int(aim.points[self.chosen].sum())
        self.live = self.live[bound + surplus >= best - aim.slack - margin]
        self.rows.demand(aim.points, best - aim.slack)
        return least is None or best >= least

    def _improve(self, points: Numbers, limit: int, among: Chosen) -> None:
        """Choose the best that can be made of some of the sets, if it is better than what is chosen."""
        now = int(points[self.chosen].sum())
        if now >= limit or not len(among):
            return
        rows, limits = self.rows.of(among)
        scale = max(1.0, float(np.abs(points[among]).max()) / 10_000)
        found = whole_most(points[among] / scale, rows, limits)
        if found is not None and (int(points[among[found]].sum()) > now or not len(self.chosen)):
            self.chosen = among[found]

    def _bound(self, points: Numbers) -> tuple[float, Reals, Chosen]:
        """The relaxed optimum, each live set's surplus over its price (≤ 0), and the sets that promise most."""
        known = self.live if len(self.live) <= AT_ONCE else np.union1d(self.chosen, self._first(points))
        scale = max(1.0, float(np.abs(points).max()))
        while True:
            rows, limits = self.rows.of(known)
            value, shares, prices = relaxed_most(points[known] / scale, rows, limits)
            surplus = points[self.live] - scale * self.rows.price(self.live, prices)
            missing = np.flatnonzero(surplus > 1e-7 * scale)
            missing = missing[~np.isin(self.live[missing], known)]
            if not len(missing):
                break
            worst_first = missing[np.argsort(-surplus[missing], kind="stable")]
            known = np.union1d(known, self.live[worst_first[:AT_ONCE]])
        surplus = np.minimum(surplus, 0)
        best_first = self.live[np.argsort(-surplus, kind="stable")[:FIRST_TRY]]
        return value * scale, surplus, np.unique(np.concatenate([best_first, known[shares > 1e-9], self.chosen]))

    def _first(self, points: Numbers) -> Chosen:
        """For each dwelling the sets with most points."""
        order = np.lexsort((-points[self.live], self.rows.dwelling[self.live]))
        dwelling = self.rows.dwelling[self.live][order]
        place_in_dwelling = np.arange(len(order)) - np.searchsorted(dwelling, dwelling)
        return self.live[order[place_in_dwelling < 100]]


def best_sets(packing: Packing, aims: Sequence[Aim]) -> Chosen:
    """Row numbers of the best choice by all aims; raises SolverFailedError."""
    for aim in aims:
        packing.pursue(aim)
    return packing.chosen
