"""The packing problem in fractions: its prices, in whole numbers, bound what whole sets can be worth.

Whatever the prices are, as long as no set is worth more than its rows cost, a choice is worth at most their sum, less
what its sets lose against their price and less the price of each row that it leaves uncovered. So nothing that is
proven by them rests on the arithmetic of fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from pipeline.allocation.effort import Effort
from pipeline.allocation.packing_rows import Extra, PackingRows, Rows
from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.simplex import Reals, Simplex

AT_ONCE = 100
"""How many sets enter the problem at a time."""
SHOWN = 250
"""How many sets stay in it when others go."""
WHOLE = 1e-3


@dataclass
class Relaxed:
    """Solved anew whenever sets go or extras come; what it says holds since the last :meth:`solve`.

    ``bound``: the most that a choice among ``live`` is worth; ``loss`` (≥ 0): what choosing each takes from it;
    ``prices``: what leaving a row uncovered takes away.
    """

    rows: PackingRows
    weights: Numbers
    live: Rows
    known: Rows
    simplex: Simplex
    extras: tuple[Extra, ...] = ()
    bound: int = 2**62
    loss: Numbers = field(default_factory=lambda: np.empty(0, np.int64))
    prices: Numbers = field(default_factory=lambda: np.empty(0, np.int64))

    @classmethod
    def of(cls, rows: PackingRows, weights: Numbers, first: Rows, effort: Effort) -> Self:
        """All sets, the solver shown ``first``."""
        live = np.arange(len(weights))
        self = cls(rows, weights, live, np.empty(0, np.intp), Simplex(np.ones(rows.count), effort))
        self._show(first)
        return self

    def copy(self) -> Self:
        """The same, to go on with in two ways."""
        return replace(self, simplex=self.simplex.copy())

    def solve(self) -> None:
        """Prices, bound and losses anew."""
        scale = self._scale
        is_known = np.zeros(len(self.weights), dtype=bool)
        while True:
            self.simplex.solve()
            prices = np.maximum(np.rint(self.simplex.prices * scale), 0).astype(np.int64)
            loss = self.rows.price(self.live, self.extras, prices) - self.weights[self.live]
            missing = np.flatnonzero(loss < -1e-9 * scale)
            is_known[self.known] = True
            missing = missing[~is_known[self.live[missing]]]
            if not len(missing):
                break
            self._show(self.live[missing[np.argsort(loss[missing], kind="stable")[:AT_ONCE]]])
        # no set may gain: the price of its dwelling is raised until none does
        dwelling = self.rows.dwelling[self.live]
        gain = np.zeros(self.rows.count - self.rows.youth_count, dtype=np.int64)
        np.maximum.at(gain, dwelling, -loss)
        prices[self.rows.youth_count : self.rows.count] += gain
        self.prices, self.loss = prices, loss + gain[dwelling]
        self.bound = self.rows.bound(self.extras, prices)

    def leave(self, keep: Flags) -> None:
        """Only with some of the live sets from now on."""
        self.live, self.loss = self.live[keep], self.loss[keep]
        near = np.argsort(self.loss, kind="stable")[:SHOWN]
        state = np.zeros(len(self.weights), dtype=np.int8)
        state[self.live] = 1
        state[self.live[near]] = 2
        known = state[self.known]
        self.known = self.known[self.simplex.keep(known == 2, known == 0)]

    def leave_what_is_worth(self, worth: int) -> None:
        """Without the sets that no choice worth more than ``worth`` can hold."""
        keep = self.loss < self.bound - worth
        if not keep.all():
            self.leave(keep)

    def add(self, extra: Extra) -> None:
        """One more row to keep."""
        self.simplex.add_row(extra.of(self.rows, self.known).astype(np.float64), float(extra.limit))
        self.extras = (*self.extras, extra)

    def worth_without(self, drop: Flags, steps: int) -> float:
        """About what the best choice in fractions is worth when some of the known sets go."""
        trial = self.simplex.copy()
        trial.keep(~drop, drop)
        trial.solve(steps)
        return trial.worth * self._scale

    @property
    def worth_now(self) -> float:
        """What the best choice in fractions is worth."""
        return self.simplex.worth * self._scale

    def chosen(self) -> tuple[Rows, Reals]:
        """The sets that are chosen at least in part, and how much of each."""
        shares = self.simplex.shares
        inside = shares > WHOLE
        return self.known[inside], shares[inside]

    @property
    def _scale(self) -> float:
        return max(1.0, float(np.abs(self.weights).max(initial=1)))

    def _show(self, sets: Rows) -> None:
        self.simplex.add_columns(self.rows.columns(sets, self.extras), self.weights[sets] / self._scale)
        self.known = np.concatenate([self.known, sets])
