"""Choosing sets, at most one per dwelling and each youth at most once, so that they are worth most: settled exactly.

Branch and bound. Fractions give prices, prices give a bound and leave behind every set that no better choice can
hold, cuts bring the bound down, and what is left is tried out side by side, or divided by a question.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.allocation.branching import Question, questions
from pipeline.allocation.cuts import broken_cuts
from pipeline.allocation.effort import Effort
from pipeline.allocation.layers import Layers
from pipeline.allocation.packing_rows import AtMost, Demand, Extra, PackingRows, Rows
from pipeline.allocation.relaxed import WHOLE, Relaxed
from pipeline.allocation.shared_options import Numbers
from pipeline.allocation.shared_sets import MoveInSets
from pipeline.allocation.simplex import Reals

ANY = 2**62
EFFORT = 900_000_000
"""How many numbers are touched before the best found must do."""
PART = 500_000
"""What a part takes besides."""
FIRST = 12
"""How many sets of each dwelling the solver is shown at first."""
WAYS = 30_000
"""How many ways are followed side by side."""
NEAR = (27, 9, 3, 1)
"""Which parts of what lies between the best found and the bound are looked at, one after the other."""
STEPS = 12
"""How far each question is followed before the best is chosen."""
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
    ``start`` is a choice to begin with; else one worth more than ``over`` is looked for. ``at_most`` is known of all
    choices, a ``demand`` is made of them.
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
        at_most: AtMost | None = None,
        over: int = -ANY,
        enough: int = ANY,
        effort: Effort | None = None,
    ) -> None:
        self.sets = sets
        self.weights = weights
        self.rows = rows
        self.demand = demand
        self.extras: list[Extra] = [extra for extra in (demand, at_most) if extra is not None]
        self.unit = unit
        self.chosen = start
        self.worth = over if start is None else int(weights[start].sum())
        self.enough = enough
        self.is_better = False
        self.effort = Effort(EFFORT) if effort is None else effort

    def search(self) -> Packed:
        """The best choice; an empty one, worth ``over``, when there is none better."""
        if not len(self.sets):
            return Packed(np.empty(0, np.intp), self.worth, self.worth)
        whole = Relaxed.of(self.rows, self.weights, self._first(), self.effort)
        for extra in self.extras:
            whole.simplex.solve()
            whole.add(extra)
        parts, open_bounds, is_first = [whole], [], True
        while parts:
            part = parts.pop()
            if part.bound <= self._least or self.worth >= self.enough:
                continue
            if self.effort.is_spent and not is_first:
                open_bounds.append(part.bound)
                continue
            self.effort.spend(PART)
            parts += self._settle(part, is_first=is_first)
            is_first = False
        chosen = np.empty(0, np.intp) if self.chosen is None else self.chosen
        return Packed(chosen, self.worth, max([self.worth, *open_bounds]))

    @property
    def _least(self) -> int:
        """What a choice must be worth more than to be better by a unit."""
        return (self.worth // self.unit + 1) * self.unit - 1

    def _settle(self, part: Relaxed, *, is_first: bool) -> list[Relaxed]:
        """What is still open of a part: nothing, or two parts of it."""
        for left in reversed(range((ROUNDS if is_first else 1) + 1)):
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
        if not self.is_better:
            self._dive(part.copy())
            part.leave_what_is_worth(self._least)
        if self.worth >= self.enough or self._try_out(part):
            return []
        return self._divided(part, sets, shares)

    def _offer(self, chosen: Rows) -> None:
        part = self.rows.takes_part(chosen).sum(axis=0)
        met = self.demand is None or int(self.demand.points[chosen].sum()) >= self.demand.least
        if int(self.weights[chosen].sum()) > self.worth and met and (part <= 1).all():
            self._take(np.sort(chosen))

    def _take(self, chosen: Rows) -> None:
        self.chosen, self.worth, self.is_better = chosen, int(self.weights[chosen].sum()), True

    def _try_out(self, part: Relaxed) -> bool:
        """Whether nothing better is left: first looked for near the bound, where there are few ways."""
        room = part.bound - 1 - self._least
        for nearness in NEAR if room >= self.unit else NEAR[-1:]:
            over = part.bound - 1 - room // nearness
            found = Layers(part, over, self.effort).search(WAYS)
            if found.best is not None:
                self._take(found.best)
            if found.best is not None or not found.is_over:
                return found.is_over
        return True

    def _dive(self, part: Relaxed) -> None:
        """Look for a good choice: what fractions are surest of is taken for granted until the rest can be settled."""
        while True:
            sets, shares = part.chosen()
            doubtful = np.where(shares < 1 - WHOLE, shares, 0)
            sure = sets[(shares >= 1 - WHOLE) | (np.arange(len(sets)) == doubtful.argmax())]
            taken = self.rows.takes_part(sure).any(axis=0)
            keep = np.isin(part.live, sure) | ~self.rows.takes_part(part.live)[:, taken].any(axis=1)
            if keep.all():
                return
            part.leave(keep)
            part.solve()
            if part.bound <= self._least:
                return
            part.leave_what_is_worth(self._least)
            if self._try_out(part):
                return

    def _divided(self, part: Relaxed, sets: Rows, shares: Reals) -> list[Relaxed]:
        """Without and with what the question is about that brings the bound down most; the last is taken up first."""
        best = max(questions(self.rows, sets, shares, part.live), key=lambda question: self._fall(part, question))
        without = part.copy()
        no, yes = best.drops(self.rows, part.live)
        without.leave(~no)
        part.leave(~yes)
        return [without, part]

    def _fall(self, part: Relaxed, question: Question) -> float:
        """How far the bound comes down when a question is answered, both answers taken together."""
        drops = question.drops(self.rows, part.known)
        no, yes = (max(part.worth_now - part.worth_without(drop, STEPS), 1.0) for drop in drops)
        return no * yes

    def _first(self) -> Rows:
        """For each dwelling the sets that are worth most, and what is chosen already."""
        order = np.lexsort((-self.weights, self.rows.dwelling))
        dwelling = self.rows.dwelling[order]
        number_in_dwelling = np.arange(len(order)) - np.searchsorted(dwelling, dwelling)
        first = order[number_in_dwelling < FIRST]
        return np.sort(first) if self.chosen is None else np.union1d(first, self.chosen)
