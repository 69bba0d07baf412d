"""The simplex method for packing in fractions, kept warm: columns and rows come and go between two optima.

Own, because the same problem is solved some hundred times with little changed, and because the same input is to give
the same answer with every version of every library. Nothing that is proven rests on its arithmetic; see ``prices``.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.effort import Effort

Reals = NDArray[np.float64]
TINY = 1e-9
GAIN = 1e-11
"""The least gain per unit, weights being at most 1, that is worth a step."""
DIGITS = 9
"""Sums of shares are rounded to so many before they are compared, so that equals stay equal on every machine."""
PIVOTS = 5_000
"""Steps in one go before what has been reached must do."""
BANNED = 4.0
"""What a banned column costs: more than any is worth."""


class Simplex:
    """Greatest weights·x with rows·x ≤ limits, x ≥ 0. Begins without columns; ``limits`` ≥ 0.

    ``shares`` and ``prices`` are those of the last optimum. Limits are raised a little, each row's by its own, so that
    no step stands still.
    """

    def __init__(self, limits: Reals, effort: Effort) -> None:
        rows = len(limits)
        self.effort = effort
        self.count = 0
        self.table = np.zeros((rows + 1, rows + 1))
        self.table[:rows, :rows] = np.eye(rows)
        self.table[:rows, -1] = limits + _lift(0, rows)
        self.basis: NDArray[np.intp] = -1 - np.arange(rows)
        """For each row its column: 0 … for those given, −1 … for the slack of the rows."""

    def copy(self) -> Self:
        """The same, to go on with in two ways."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.table, twin.basis = self.table.copy(), self.basis.copy()
        return twin

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.basis)

    @property
    def prices(self) -> Reals:
        """What one more of each row's limit would be worth."""
        return -self.table[-1, self.count : -1]

    @property
    def shares(self) -> Reals:
        """How much of each column is chosen."""
        shares = np.zeros(self.count)
        own = self.basis >= 0
        shares[self.basis[own]] = self.table[:-1, -1][own]
        return shares

    def add_columns(self, columns: NDArray[Any], weights: Reals) -> None:
        """Columns (rows × columns) that may be chosen from now on."""
        slack, count = self.table[:, self.count : -1], self.count + len(weights)
        grown = np.zeros((len(self.table), self.table.shape[1] + len(weights)))
        grown[:, : self.count], grown[:, count:] = self.table[:, : self.count], self.table[:, self.count :]
        new = grown[:, self.count : count]
        _add_product(new, slack, columns)
        new[-1] += weights
        self.table, self.count = grown, count

    def add_row(self, row: Reals, limit: float) -> None:
        """A row over the columns that are there."""
        size = self.rows
        own = self.basis >= 0
        full = np.concatenate([row, np.zeros(size), [0.0, limit + _lift(size, 1)[0]]])
        grown = np.zeros((size + 2, self.table.shape[1] + 1))
        for old, new in ((slice(0, size), slice(0, size)), (size, size + 1)):
            grown[new, :-2], grown[new, -1] = self.table[old, :-1], self.table[old, -1]
        of_basis = np.where(own, row[self.basis * own], 0.0) if len(row) else np.zeros(size)
        _add_product(grown[size : size + 1], of_basis[None, :], grown[:size])
        grown[size] = full - grown[size]
        grown[size, -2] = 1.0
        self.table = grown
        self.basis = np.append(self.basis, -1 - size)

    def keep(self, keep: NDArray[np.bool_], ban: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Drop columns; those in use stay, dear if they are banned. Returns the numbers of those that are left."""
        used = np.zeros(self.count, dtype=bool)
        used[self.basis[self.basis >= 0]] = True
        for column in np.flatnonzero(used & ban):
            row = int(np.flatnonzero(self.basis == column)[0])
            self.table[-1] += BANNED * self.table[row]
            self.table[-1, column] = 0.0
        left = np.flatnonzero(keep | used)
        number = np.full(self.count, -1)
        number[left] = np.arange(len(left))
        own = self.basis >= 0
        self.basis[own] = number[self.basis[own]]
        self.table = np.delete(self.table, np.flatnonzero(~(keep | used)), axis=1)
        self.count = len(left)
        return left

    @property
    def worth(self) -> float:
        """Of what is chosen now."""
        return -float(self.table[-1, -1])

    def solve(self, steps: int = PIVOTS) -> None:
        """Go to the optimum, or so many steps towards it."""
        for _ in range(steps):
            if self.table[:-1, -1].min(initial=0) < -TINY:
                if not self._mend():
                    return
            elif not self._gain():
                return

    def _gain(self) -> bool:
        column = int(self.table[-1, :-1].argmax())
        if self.table[-1, column] <= GAIN:
            return False
        slope = self.table[:-1, column]
        rising = np.flatnonzero(slope > TINY)
        if not len(rising):
            return False
        self._pivot(int(rising[(self.table[rising, -1] / slope[rising]).argmin()]), column)
        return True

    def _mend(self) -> bool:
        row = int(self.table[:-1, -1].argmin())
        falling = np.flatnonzero(self.table[row, :-1] < -TINY)
        if not len(falling):
            return False
        ratio = np.minimum(self.table[-1, falling], 0) / self.table[row, falling]
        self._pivot(row, int(falling[ratio.argmin()]))
        return True

    def _pivot(self, row: int, column: int) -> None:
        self.effort.spend(self.table.size)
        own = self.table[row] / self.table[row, column]
        slope = self.table[:, column].copy()
        slope[row] = 0.0
        others = np.flatnonzero(slope)
        moved = np.flatnonzero(own)
        if 3 * len(moved) < len(own):
            self.table[np.ix_(others, moved)] -= slope[others, None] * own[moved]
        else:
            self.table[others] -= slope[others, None] * own
        self.table[row] = own
        self.basis[row] = column if column < self.count else -1 - (column - self.count)


def _add_product(total: Reals, left: Reals, right: NDArray[Any]) -> None:
    """Summed in one order: a library's own sums differ in the last bit from machine to machine."""
    for number in np.flatnonzero(left.any(axis=0) & right.any(axis=1)):
        rows, columns = np.flatnonzero(left[:, number]), np.flatnonzero(right[number])
        total[np.ix_(rows, columns)] += left[rows, number, None] * right[number, columns]


def _lift(first: int, count: int) -> Reals:
    """A little more for each row, no two alike."""
    number = np.arange(first, first + count)
    return np.asarray(1e-5 * (1 + (number * 0.6180339887498949) % 1), dtype=np.float64)
