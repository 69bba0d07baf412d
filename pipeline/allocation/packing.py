"""Choosing sets, at most one per dwelling and each youth at most once, so that they are worth most: settled exactly.

Branch and bound. Fractions give prices, prices give a bound and leave behind every set that no better choice can
hold, cuts bring the bound down, and what is left is tried out, or divided by whether a youth goes to a dwelling.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.allocation.cuts import broken_cuts
from pipeline.allocation.least_loss import LeastLoss
from pipeline.allocation.packing_rows import Demand, PackingRows, Rows
from pipeline.allocation.relaxed import WHOLE, Relaxed
from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.simplex import Reals

ANY = 2**62
NODES, FEWEST_NODES, WORK = 300, 60, 750_000
"""How many parts are looked at before the best found must do, fewer the more sets there are: counts, not a clock, so
that the same is given up on every machine."""
FIRST = 12
"""How many sets of each dwelling the solver is shown at first."""
FEW = 700
"""How many sets are tried out at a time."""
TRIES = 150
"""How many steps trying out may take while there are still fractions to divide by."""
FIRST_TRIES = 12_000
"""The same before anything is divided."""
ALL_TRIES = 200_000
CANDIDATES = 6
"""How many ways to divide are weighed against each other."""
STEPS = 12
"""How far each is followed."""
ROUNDS = 10
"""How often cuts are sought at first; once in each part later."""


@dataclass(frozen=True)
class Packed:
    """The best choice found and what it is worth; no choice is worth more than ``bound``, the same when proven."""

    chosen: Rows
    worth: int
    bound: int


class Packing:
    """A search for the choice among ``sets`` with most ``weights``; it ends when ``enough`` is reached.

    Only whole ``unit`` of weight count, what is less makes equals unequal, so that the search need not weigh them all.
    ``start`` is a choice to begin with; else one worth more than ``over`` is looked for.
    """

    def __init__(
        self,
        sets: MoveInSets,
        weights: Numbers,
        rows: PackingRows,
        *,
        unit: int,
        start: Rows | None = None,
        demand: Demand | None = None,
        over: int = -ANY,
        enough: int = ANY,
    ) -> None:
        self.sets = sets
        self.weights = weights
        self.rows = rows
        self.demand = demand
        self.unit = unit
        self.chosen = start
        self.worth = over if start is None else int(weights[start].sum())
        self.enough = enough
        self.nodes = 0

    def search(self) -> Packed:
        """The best choice; an empty one, worth ``over``, when there is none better."""
        if not len(self.sets):
            return Packed(np.empty(0, np.intp), self.worth, self.worth)
        whole = Relaxed.of(self.rows, self.weights, self._first())
        if self.demand is not None:
            whole.simplex.solve()
            whole.add(self.demand)
        parts, open_bounds = [whole], []
        limit = min(NODES, max(FEWEST_NODES, WORK // len(self.sets)))
        while parts:
            part = parts.pop()
            if part.bound <= self._least or self.worth >= self.enough:
                continue
            if self.nodes >= limit:
                open_bounds.append(part.bound)
                continue
            self.nodes += 1
            parts += self._settle(part, ROUNDS if self.nodes == 1 else 1)
        chosen = np.empty(0, np.intp) if self.chosen is None else self.chosen
        return Packed(chosen, self.worth, max([self.worth, *open_bounds]))

    @property
    def _least(self) -> int:
        """What a choice must be worth more than to be better by a unit."""
        return (self.worth // self.unit + 1) * self.unit - 1

    def _settle(self, part: Relaxed, rounds: int) -> list[Relaxed]:
        """What is still open of a part: nothing, or two parts of it."""
        for left in reversed(range(rounds + 1)):
            part.solve()
            sets, shares = part.chosen()
            doubtful = shares < 1 - WHOLE
            if not doubtful.any():
                self._offer(sets)
            if part.bound <= self._least:
                return []
            part.leave_what_is_worth(self._least)
            cuts = broken_cuts(self.rows, sets[doubtful], shares[doubtful]) if left and doubtful.any() else []
            if not cuts:
                break
            for cut in cuts:
                part.add(cut)
        tries = FIRST_TRIES if self.nodes == 1 else TRIES
        if self._try_out(part, tries if doubtful.any() else ALL_TRIES) or self.worth >= self.enough:
            return []
        if part.bound <= self._least:
            return []
        part.leave_what_is_worth(self._least)
        return self._divided(part, sets, shares)

    def _offer(self, chosen: Rows) -> None:
        worth = int(self.weights[chosen].sum())
        part = self.rows.takes_part(chosen).sum(axis=0)
        met = self.demand is None or int(self.demand.points[chosen].sum()) >= self.demand.least
        if worth > self.worth and met and (part <= 1).all():
            self.chosen, self.worth = np.sort(chosen), worth

    def _try_out(self, part: Relaxed, tries: int) -> bool:
        """Whether nothing better is left."""
        sets = part.live
        if len(sets) > FEW:
            sets = np.sort(sets[np.argsort(part.loss, kind="stable")[:FEW]])
        found = LeastLoss(part, sets, self._least, self.unit, self.enough, tries)
        if found.best is not None:
            self.chosen, self.worth = found.best, found.worth
        return found.is_over and len(sets) == len(part.live)

    def _divided(self, part: Relaxed, sets: Rows, shares: Reals) -> list[Relaxed]:
        """Without and with the youth in the dwelling that is most in doubt; the last is taken up first."""
        members, dwelling = self.sets.members, self.sets.dwelling
        doubt = np.zeros((self.rows.youth_count + 1, self.rows.count - self.rows.youth_count))
        for row, share in zip(sets, shares, strict=True):
            doubt[members[row], dwelling[row]] += share
        doubt[-1] = 0
        unsure = np.abs(doubt - 0.5).ravel()
        first_left = part.live[0]
        best, most = (int(members[first_left, 0]), int(dwelling[first_left])), 0.0
        for candidate in np.argsort(unsure, kind="stable")[:CANDIDATES]:
            if unsure[candidate] > 0.5 - WHOLE:
                break
            youth, home = divmod(int(candidate), doubt.shape[1])
            falls = [part.worth_now - part.worth_without(drop, STEPS) for drop in self._drops(part.known, youth, home)]
            if (product := max(falls[0], 1.0) * max(falls[1], 1.0)) > most:
                best, most = (youth, home), product
        without = part.copy()
        first, second = self._drops(part.live, *best)
        without.leave(~first)
        part.leave(~second)
        return [without, part]

    def _drops(self, among: Rows, youth: int, home: int) -> tuple[Flags, Flags]:
        """The sets that go when the youth is not to live there, and when nowhere else."""
        has_youth = (self.sets.members[among] == youth).any(axis=1)
        is_home = self.sets.dwelling[among] == home
        return has_youth & is_home, has_youth != is_home

    def _first(self) -> Rows:
        """For each dwelling the sets that are worth most, and what is chosen already."""
        order = np.lexsort((-self.weights, self.rows.dwelling))
        dwelling = self.rows.dwelling[order]
        number_in_dwelling = np.arange(len(order)) - np.searchsorted(dwelling, dwelling)
        first = order[number_in_dwelling < FIRST]
        return np.sort(first) if self.chosen is None else np.union1d(first, self.chosen)
