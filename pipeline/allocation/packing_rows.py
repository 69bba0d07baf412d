"""The rows of the packing problem: each youth at most once, each dwelling at most one set, cuts, and what is demanded.

Rows are numbered youths first, then dwellings; cuts and the demand follow in the order they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_sets import NOBODY, MoveInSets

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Demand:
    """The chosen sets must have at least so many points."""

    points: Numbers
    least: int

    @property
    def limit(self) -> int:
        """As a row of at most."""
        return -self.least

    def of(self, _: PackingRows, among: Rows) -> Numbers:
        """What each of the sets adds to the row."""
        return -self.points[among]


@dataclass(frozen=True)
class Cut:
    """Three rows: of the sets that take part in two of them or in all only one can be chosen."""

    one: int
    other: int
    third: int

    @property
    def limit(self) -> int:
        """How many can be chosen."""
        return 1

    def of(self, rows: PackingRows, among: Rows) -> Numbers:
        """1 for each of the sets that takes part in two."""
        is_part = np.zeros(rows.count + 1, dtype=np.int64)
        is_part[[self.one, self.other, self.third]] = 1
        times: Numbers = is_part[rows.of_set[among]].sum(axis=1) // 2
        return times


@dataclass(frozen=True)
class AtMost:
    """The chosen sets are known to have no more than so many points, which fractions do not know."""

    points: Numbers
    limit: int

    def of(self, _: PackingRows, among: Rows) -> Numbers:
        """What each of the sets adds to the row."""
        return self.points[among]


Extra = Cut | Demand | AtMost


class PackingRows:
    """What keeps sets apart.

    ``kinds``: a number for each youth, alike for those who may share a dwelling (−1: whoever may share with all); it
    helps the search and changes no result.
    """

    def __init__(self, sets: MoveInSets, youth_count: int, dwelling_count: int, kinds: Numbers | None = None) -> None:
        self.youth_count = youth_count
        self.count = youth_count + dwelling_count
        self.dwelling = sets.dwelling
        members = np.where(sets.members == NOBODY, self.count, sets.members)
        self.of_set: Rows = np.column_stack([members, sets.dwelling + youth_count])
        kinds = np.full(youth_count, -1) if kinds is None else kinds
        kind_of_member = np.append(kinds, -1)[np.minimum(members, youth_count)]
        self.has_kind: Flags = (kind_of_member[:, :, None] == np.arange(kinds.max(initial=-1) + 1)).any(axis=1)

    def takes_part(self, among: Rows) -> Flags:
        """Sets × rows, extras apart."""
        part = np.zeros((len(among), self.count + 1), dtype=bool)
        part[np.arange(len(among))[:, None], self.of_set[among]] = True
        inside: Flags = part[:, :-1]
        return inside

    def columns(self, among: Rows, extras: Sequence[Extra]) -> NDArray[Any]:
        """Rows × sets, extras last; a byte each as long as there are none of those."""
        return np.vstack([self.takes_part(among).T, *(extra.of(self, among) for extra in extras)])

    def price(self, among: Rows, extras: Sequence[Extra], prices: Numbers) -> Numbers:
        """What all rows that each of the sets takes part in cost together."""
        padded = np.append(prices[: self.count], 0)
        price: Numbers = padded[self.of_set[among]].sum(axis=1)
        for extra, extra_price in zip(extras, prices[self.count :], strict=True):
            if extra_price:
                price += extra_price * extra.of(self, among)
        return price

    def bound(self, extras: Sequence[Extra], prices: Numbers) -> int:
        """The most that any choice can be worth at prices that leave no set a gain."""
        of_extras = zip(extras, prices[self.count :], strict=True)
        return int(prices[: self.count].sum()) + sum(extra.limit * int(price) for extra, price in of_extras)
