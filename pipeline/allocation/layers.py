"""The best choice among sets whose losses and prices are known: dwelling by dwelling, all ways side by side.

Ways that have taken the same youths have the same future, so only the best of them goes on; one that has lost more
than there is to lose ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.effort import Effort
from pipeline.allocation.packing_rows import Demand, Rows
from pipeline.allocation.relaxed import Relaxed
from pipeline.allocation.shared_options import Flags, Numbers

WORD = 63
"""Youths to a number whose bits they are."""
PAIRS = 5_000_000
"""How many ways with one more set are looked at at a time."""
ALIKE = 10
"""How many ways there may be for each that goes on."""
EACH_PAIR, EACH_WAY = 4, 100
"""What weighing a way with a set costs, and what following it does: see :class:`Effort`."""


@dataclass(frozen=True)
class Ways:
    """One row per way to settle the dwellings so far.

    ``used``: which youths it has taken, of those that are still wanted; ``worth``, ``points``: of what it has chosen;
    ``loss``: what it has lost for good; ``before``: the way that it goes on from; ``chosen``: the set, -1 for none.
    """

    used: NDArray[np.int64]
    worth: Numbers
    points: Numbers
    loss: Numbers
    before: Rows
    chosen: Rows

    def __len__(self) -> int:
        return len(self.loss)

    def pick(self, among: Flags | Rows) -> Self:
        """Some of them."""
        return type(self)(*(values[among] for values in vars(self).values()))

    def and_also(self, others: Self) -> Self:
        """Both."""
        pairs = zip(vars(self).values(), vars(others).values(), strict=True)
        return type(self)(*(np.concatenate(pair) for pair in pairs))

    def best(self) -> Self:
        """Of those with the same youths the one that is worth most; with fewer points than another, none."""
        if self.used.shape[1] == 1 and not self.points.any():
            return self._best_of_each(self.used[:, 0])
        order = np.lexsort((-self.points, -self.worth, *self.used.T))
        used, points = self.used[order], self.points[order] - self.points.min(initial=0)
        new = np.ones(len(order), dtype=bool)
        new[1:] = (used[1:] != used[:-1]).any(axis=1)
        most = np.maximum.accumulate(points + np.cumsum(new) * (points.max(initial=0) + 1))
        new[1:] |= most[1:] > most[:-1]
        return self.pick(order[new])

    def _best_of_each(self, used: NDArray[np.int64]) -> Self:
        """The same where points say nothing and one number has all youths: a sort by that number is enough."""
        if not len(used):
            return self
        order = np.argsort(used)
        worth, starts = self.worth[order], np.flatnonzero(np.diff(used[order], prepend=-1))
        most = np.repeat(np.maximum.reduceat(worth, starts), np.diff(starts, append=len(order)))
        return self.pick(np.minimum.reduceat(np.where(worth == most, order, len(order)), starts))


@dataclass(frozen=True)
class Found:
    """The best choice, None where there is none; ``is_over``: not given up, so that nothing better is left."""

    best: Rows | None
    is_over: bool


class Layers:
    """Looks among the live sets of ``part`` for the choice worth most, and more than ``over``."""

    def __init__(self, part: Relaxed, over: int, effort: Effort) -> None:
        self.effort = effort
        self.rows, self.room, self.over = part.rows, part.bound - over - 1, over
        near = np.flatnonzero(part.loss <= self.room)
        near = near[np.argsort(part.loss[near], kind="stable")]
        self.sets, self.loss = part.live[near], part.loss[near]
        self.weights = part.weights[self.sets]
        self.demand = next((extra for extra in part.extras if isinstance(extra, Demand)), None)
        self.points = np.zeros(len(near), np.int64) if self.demand is None else self.demand.points[self.sets]
        self.dwelling = self.rows.dwelling[self.sets]
        takes = self.rows.takes_part(self.sets)
        self.youths = np.flatnonzero(takes[:, : self.rows.youth_count].any(axis=0))
        self.used = _bits(takes[:, self.youths])
        self.takes_from = np.zeros((len(self.youths), self.rows.count - self.rows.youth_count), dtype=bool)
        number, youth = np.nonzero(takes[:, self.youths])
        self.takes_from[youth, self.dwelling[number]] = True
        prices = part.prices[: self.rows.count]
        self.youth_prices, self.home_prices = prices[self.youths], prices[self.rows.youth_count :]
        self.lost_at_once = int(prices[~takes.any(axis=0)].sum())

    def search(self, most_ways: int) -> Found:
        """Given up when more ways than that would go on side by side."""
        nothing = np.zeros(1, dtype=np.int64)
        lost = np.array([self.lost_at_once])
        ways = Ways(np.zeros((1, self.used.shape[1]), np.int64), nothing, nothing, lost, nothing - 1, nothing - 1)
        ways = ways.pick(lost <= self.room)
        layers: list[Ways] = []
        order = self._order()
        last = np.where(self.takes_from[:, order], np.arange(len(order)), 0).max(axis=1, initial=0)
        for number, home in enumerate(order):
            inside = np.flatnonzero(self.dwelling == home)
            if len(ways) * len(inside) > PAIRS or self.effort.is_spent:
                return Found(None, is_over=False)
            fits = self._fits(ways, inside)
            if np.count_nonzero(fits) > ALIKE * most_ways:
                return Found(None, is_over=False)
            ways = self._settle(ways, home, inside, fits)
            ways = self._close(ways, last == number, last > number).best()
            if len(ways) > most_ways:
                return Found(None, is_over=False)
            layers.append(ways)
        return Found(self._chosen(ways, layers), is_over=True)

    def _fits(self, ways: Ways, inside: Rows) -> Flags:
        """Which way (row) can go on with which of the sets (column)."""
        self.effort.spend(EACH_PAIR * len(ways) * len(inside))
        fits: Flags = ways.loss[:, None] + self.loss[inside] <= self.room
        for word in range(self.used.shape[1]):
            fits &= (ways.used[:, word, None] & self.used[inside, word]) == 0
        return fits

    def _settle(self, ways: Ways, home: int, inside: Rows, fits: Flags) -> Ways:
        """Each way with each set of a dwelling that fits it, and without."""
        way, number = np.nonzero(fits)
        chosen = inside[number]
        self.effort.spend(EACH_WAY * len(way))
        fuller = Ways(
            ways.used[way] | self.used[chosen],
            ways.worth[way] + self.weights[chosen],
            ways.points[way] + self.points[chosen],
            ways.loss[way] + self.loss[chosen],
            way,
            chosen,
        )
        price = self.home_prices[home]
        empty = np.flatnonzero(ways.loss + price <= self.room)
        same = replace(ways.pick(empty), loss=ways.loss[empty] + price, before=empty, chosen=np.full(len(empty), -1))
        return fuller.and_also(same)

    def _close(self, ways: Ways, closing: Flags, still: Flags) -> Ways:
        """Without the youths whom no dwelling to come can take; one without a place by now is lost."""
        loss = ways.loss.copy()
        for youth in np.flatnonzero(closing & (self.youth_prices > 0)):
            has_place = (ways.used[:, youth // WORD] >> (youth % WORD)) & 1
            loss += (1 - has_place) * self.youth_prices[youth]
        left = replace(ways, used=ways.used & _bits(still[None, :]), loss=loss)
        return left.pick(loss <= self.room)

    def _chosen(self, ways: Ways, layers: list[Ways]) -> Rows | None:
        good = ways.worth > self.over
        if self.demand is not None:
            good &= ways.points >= self.demand.least
        if not good.any():
            return None
        at = int(np.where(good, ways.worth, self.over).argmax())
        chosen = []
        for layer in reversed(layers):
            chosen.append(layer.chosen[at])
            at = int(layer.before[at])
        return np.sort(self.sets[[number for number in chosen if number >= 0]])

    def _order(self) -> list[int]:
        """The dwellings, so that few youths are taken by dwellings before and after at any time."""
        left = np.flatnonzero(self.takes_from.any(axis=0)).tolist()
        met = np.zeros(len(self.youths), dtype=bool)
        ahead = self.takes_from.sum(axis=1)
        order: list[int] = []
        while left:
            own = self.takes_from[:, left]
            wanted = (met[:, None] | own) & (ahead[:, None] > own)
            home = left.pop(int(wanted.sum(axis=0).argmin()))
            met |= self.takes_from[:, home]
            ahead = ahead - self.takes_from[:, home]
            order.append(home)
        return order


def _bits(flags: Flags) -> NDArray[np.int64]:
    """Rows of flags as rows of numbers."""
    words = range(0, max(1, flags.shape[1]), WORD)
    parts = [flags[:, word : word + WORD] for word in words]
    return np.column_stack([part @ (np.int64(1) << np.arange(part.shape[1])) for part in parts])
