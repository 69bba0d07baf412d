"""The best choice among few sets whose losses and prices are known: every way tried that can still be the best."""

from __future__ import annotations

import numpy as np

from pipeline.allocation.packing_rows import Demand, Rows
from pipeline.allocation.relaxed import Relaxed
from pipeline.allocation.shared_options import Flags


class LeastLoss:
    """Looks for a choice worth more than ``over``, by whole units.

    ``best`` is the best found, ``is_over`` whether all were tried.

    Rows are settled one by one, the one with fewest ways first: one of its sets, or left uncovered at its price.
    """

    def __init__(self, relaxed: Relaxed, sets: Rows, over: int, unit: int, enough: int, tries: int) -> None:
        numbers = np.searchsorted(relaxed.live, sets)
        order = np.lexsort((sets, relaxed.loss[numbers]))
        self.sets, self.loss = sets[order], relaxed.loss[numbers][order]
        self.weights = relaxed.weights
        self.demands = [extra for extra in relaxed.extras if isinstance(extra, Demand)]
        self.part = relaxed.rows.takes_part(self.sets)
        self.counts = self.part.astype(np.float32)
        self.clash = (self.counts @ self.counts.T) > 0
        self.prices = relaxed.prices[: relaxed.rows.count]
        self.bound, self.over, self.unit, self.enough = relaxed.bound, over, unit, enough
        self.worth = over
        self.best: Rows | None = None
        self.tries = tries
        # an uncovered row without a price matters only where an extra has one
        settle = self.prices > 0
        if relaxed.prices[relaxed.rows.count :].any() or self.demands:
            settle = settle | self.part.any(axis=0)
        self.is_over = self._try(np.ones(len(self.sets), dtype=bool), settle, 0, [])

    def _try(self, left: Flags, settle: Flags, lost: int, chosen: list[int]) -> bool:
        """False when it is given up."""
        self.tries -= 1
        if self.tries < 0:
            return False
        room = self.bound - self.over - 1 - lost
        if room < 0:
            return True
        if not settle.any():
            return self._keep(chosen)
        left = left & (self.loss <= room)
        ways = left.astype(np.float32) @ self.counts + (self.prices <= room)
        row = int(np.where(settle, ways, np.inf).argmin())
        rest = settle.copy()
        rest[row] = False
        for number in np.flatnonzero(left & self.part[:, row]):
            free, open_rows = left & ~self.clash[number], rest & ~self.part[number]
            if not self._try(free, open_rows, lost + int(self.loss[number]), [*chosen, int(number)]):
                return False
        price = int(self.prices[row])
        if price > self.bound - self.over - 1 - lost:
            return True
        return self._try(left & ~self.part[:, row], rest, lost + price, chosen)

    def _keep(self, chosen: list[int]) -> bool:
        sets = np.sort(self.sets[chosen])
        worth = int(self.weights[sets].sum())
        if worth > self.over and all(int(item.points[sets].sum()) >= item.least for item in self.demands):
            self.best, self.worth = sets, worth
            self.over = (worth // self.unit + 1) * self.unit - 1
        return self.worth < self.enough
