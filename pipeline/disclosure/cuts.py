"""What every safe pattern must hide: inequalities over y (1 for hidden), by duality from what a reader could prove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.disclosure.model import Flags, Floats, Model
from pipeline.disclosure.solver import priced

_SLACK = 1e-6
_BLUR = 1e-3
_STEEPEST = 8.0
"""How many times the need another figure may have to move, where the equations are not those of a network."""


@dataclass(frozen=True)
class Cut:
    """Σ weights·y ≥ need."""

    weights: Floats
    need: float

    def is_broken_by(self, pattern: Floats) -> bool:
        """Whether the pattern hides too little."""
        return float(self.weights @ pattern) < self.need - _SLACK


class Cutter:
    """Finds cuts; figures in ``forced`` are hidden in any case.

    The question behind a cut is a linear one: how far can a figure move, when every figure f may rise and fall by no
    more than y_f times a given room? Inner counts that are figures are bounded themselves; each other figure gets a
    variable of its own that equals its sum.
    """

    def __init__(self, model: Model, forced: Flags) -> None:
        self.model = model
        self.forced = forced
        self.steep = 1.0 if model.is_network else _STEEPEST
        self.at = self._places()
        self.width = max(len(model.truth), int(self.at.max(initial=0)) + 1)
        self.equations = self._equations()
        truth = np.array(model.truth, dtype=float)
        self.fall = np.concatenate([truth, np.full(self.width - len(truth), np.inf)])

    def loops(self) -> list[Cut]:
        """No sum may have exactly one hidden figure: subtraction would give it back."""
        cuts = []
        for total, parts in self.model.sums:
            members = np.array([total, *parts])
            for figure in members:
                weights = np.zeros(len(self.model.keys))
                weights[members] = 1.0
                weights[figure] = -1.0
                need = -float(weights[self.forced].sum())
                weights[self.forced] = 0.0
                if need > 0 or (weights < 0).any():
                    cuts.append(Cut(weights, need))
        return cuts

    def cut(self, figure: int, target: int, pattern: Floats) -> Cut | None:
        """A cut that the pattern breaks, when it lets a reader rule out that the figure reaches its target."""
        # a slight blur makes the solver prefer few and cheap figures among equally strong proofs
        return self._cut(figure, target, pattern, _BLUR) or self._cut(figure, target, pattern, 0.0)

    def more(self, hidden: Flags) -> Cut:
        """The weakest cut of all: something that is shown now must be hidden."""
        return Cut((~hidden & ~self.forced).astype(float), 1.0)

    def _cut(self, figure: int, target: int, pattern: Floats, blur: float) -> Cut | None:
        need = float(target - self.model.values[figure])
        is_rise, need = need > 0, abs(need)
        at, is_open = self.at, ~self.forced
        drop = np.minimum(self.model.values, need)
        share = pattern * (1 - blur) + blur
        lower, upper = -self.fall, np.full(self.width, np.inf)
        lower[at[is_open]] = -(drop * share)[is_open]
        upper[at[is_open]] = (need * share)[is_open]
        goal = at[figure]
        (upper if is_rise else lower)[goal] = need if is_rise else -need
        costs = np.zeros(self.width)
        costs[goal] = -1.0 if is_rise else 1.0
        found = priced(costs, self.equations, lower, upper)
        if found is None or -found.value > need - _SLACK:
            return None
        up, down = found.at_upper.copy(), found.at_lower.copy()
        kept = (up if is_rise else down)[goal]
        (up if is_rise else down)[goal] = 0.0
        is_loose = np.isfinite(self.fall)
        is_loose[at[is_open]] = False
        right = need * (1 - kept) - float(down[is_loose] @ self.fall[is_loose])
        if right < _SLACK:
            return None
        weights = np.zeros(len(at))
        room = np.minimum(self.model.values, self.steep * need)
        weights[is_open] = (self.steep * need * up[at] + room * down[at])[is_open] / right
        weights = np.where(weights < _SLACK, 0.0, np.minimum(weights, 1.0))
        result = Cut(weights, 1.0)
        return result if result.is_broken_by(pattern) else None

    def _places(self) -> Any:
        """The variable of each figure: its inner count where it is one alone, else one after the inner counts."""
        taken: set[int] = set()
        places, after = [], len(self.model.truth)
        for row in self.model.rows:
            if len(row) == 1 and row[0] not in taken:
                taken.add(row[0])
                places.append(row[0])
            else:
                places.append(after)
                after += 1
        return np.array(places, dtype=np.int64)

    def _equations(self) -> Any:
        from scipy.sparse import block_array, csr_array

        count = len(self.model.truth)
        apart = np.flatnonzero(self.at >= count)
        minus = csr_array(
            (-np.ones(len(apart)), (np.arange(len(apart)), self.at[apart] - count)), shape=(len(apart),) * 2
        )
        blocks = [[self.model.matrix[apart], minus]]
        if self.model.known:
            blocks.append([self.model.known_matrix, None])
        return block_array(blocks, format="csr")
