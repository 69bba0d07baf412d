"""What a reader can believe: other whole tables that agree with all that is shown, found as moves from the truth."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from pipeline.disclosure.model import Flags, Floats, Ints, Model
from pipeline.disclosure.solver import Answer, least

_NEAR = 1e-6
_PRECEDENCE, _LEAST_WEIGHT, _FAR = 0.8, 1e-3, 10.0


class Reader:
    """Looks for moves z with truth + z ≥ 0 that leave all that is shown as it is."""

    def __init__(self, model: Model, hidden: Flags) -> None:
        self.model = model
        self.truth = np.array(model.truth, dtype=np.int64)
        self.free = self._free(hidden)
        self._matrix = model.matrix[:, self.free]
        shown = self._matrix[~hidden]
        shown = shown[np.diff(shown.indptr) > 0]
        known = model.known_matrix[:, self.free]
        known = known[np.diff(known.indptr) > 0]
        self.fixed = _stacked(shown, known)

    def _free(self, hidden: Flags) -> Ints:
        """Inner counts that can be other than they are: not shown, and not part of a sum that is shown to be empty."""
        is_free = np.ones(len(self.truth), dtype=bool)
        matrix = _stacked(self.model.matrix[~hidden], self.model.known_matrix)
        is_sum = np.ones(matrix.shape[0], dtype=bool)
        is_sum[(~hidden).sum() :] = [not minus for _, minus in self.model.known]
        while True:
            left = abs(matrix) @ is_free.astype(float)
            rest = matrix @ (self.truth * is_free)
            settled = (left > 0) & ((left == 1) | (is_sum & (rest == 0)))
            if not settled.any():
                return np.flatnonzero(is_free)
            is_free[matrix[settled].indices] = False

    def toward(self, figures: Ints, targets: Ints, *, may_pass: bool) -> Ints | None:
        """A move that brings the first figure to its target and as many of the others as it can, all at once.

        Returns the inner counts' changes (n), or None when the solver has no whole answer. What passes its target
        gains nothing by it (the first may pass only if ``may_pass``); what goes the other way is held back a little.
        """
        needs = targets - self.model.values[figures]
        part = self._part(figures).multiply(np.where(needs < 0, -1.0, 1.0)[:, None])
        count, width, held = len(figures), len(self.free), self.fixed.shape[0]
        answer = least(
            np.concatenate([np.zeros(width), -np.maximum(_PRECEDENCE ** np.arange(count), _LEAST_WEIGHT)]),
            _with_slack(self.fixed, part),
            np.zeros(held + count),
            np.concatenate([np.zeros(held), [np.inf if may_pass else 0.0], np.full(count - 1, np.inf)]),
            lower=np.concatenate([-self._truth_free, np.full(count, -_FAR * abs(needs).max())]),
            upper=np.concatenate([np.full(width, _FAR * abs(needs).max()), np.abs(needs)]),
            whole=np.arange(width + count) < width,
            gap=0.05,
            nodes=200,
        )
        return self._move(answer)

    def reaching(self, figure: int, target: int, *, may_pass: bool) -> Ints | None:
        """A move that brings one figure to its target (or past it), changing as little as it can; None if none does."""
        from scipy.sparse import block_array

        width = len(self.free)
        if not width:
            return None
        need = float(target - self.model.values[figure])
        part = self._part(np.array([figure]))
        # each change as up minus down, so that the sum of both is what is least
        matrix = _stacked(self.fixed, part)
        matrix = block_array([[matrix, -matrix]], format="csr")
        held = self.fixed.shape[0]
        answer = least(
            np.ones(2 * width),
            matrix,
            np.concatenate([np.zeros(held), [need]]),
            np.concatenate([np.zeros(held), [np.inf if may_pass else need]]),
            upper=np.concatenate([np.full(width, np.inf), self._truth_free]),
            whole=True,
            gap=0.5,
            nodes=2_000,
        )
        if answer is None:
            return None
        return self._move(Answer(answer.x[:width] - answer.x[width:], 0.0, 0.0, True))

    def cheapest(self, figure: int, target: int, prices: Floats, *, may_pass: bool) -> Ints | None:
        """A move that brings a figure to its target at the least Σ price · change over all figures."""
        from scipy.sparse import block_array, eye_array

        paid = np.flatnonzero(prices)
        width, held, need = len(self.free), self.fixed.shape[0], float(target - self.model.values[figure])
        apart = eye_array(len(paid))
        goal = self._part(np.array([figure]))
        answer = least(
            np.concatenate([np.zeros(width), prices[paid], prices[paid]]),
            block_array([[_stacked(self.fixed, goal), None, None], [self._part(paid), -apart, apart]], format="csr"),
            np.concatenate([np.zeros(held), [need], np.zeros(len(paid))]),
            np.concatenate([np.zeros(held), [np.inf if may_pass and need > 0 else need], np.zeros(len(paid))]),
            lower=np.concatenate([-self._truth_free, np.zeros(2 * len(paid))]),
            whole=np.arange(width + 2 * len(paid)) < width,
            gap=0.1,
            nodes=500,
        )
        return self._move(answer)

    def extreme(self, figure: int, sign: int) -> int | None:
        """The least (sign −1) or greatest (1) value of a figure that a reader can believe; None: without end."""
        part = self._part(np.array([figure])).toarray()[0] * sign
        width = len(self.free)
        value = int(self.model.values[figure])
        if not width or not part.any():
            return value
        held = np.zeros(self.fixed.shape[0])
        # one unit past any count in play is past any threshold too
        most = float(self.truth.sum() + self.model.limits.max() + 1)
        answer = least(-part, self.fixed, held, held, lower=-self._truth_free, upper=most, whole=True)
        return None if answer is None else value - sign * round(answer.value)

    @cached_property
    def _truth_free(self) -> Floats:
        return self.truth[self.free].astype(float)

    def _part(self, figures: Ints) -> Any:
        return self._matrix[figures]

    def _move(self, answer: Answer | None) -> Ints | None:
        """The whole-number move over all inner counts; None when the answer is not whole or breaks what is shown."""
        if answer is None:
            return None
        found = answer.x[: len(self.free)]
        whole = np.rint(found)
        if np.abs(found - whole).max(initial=0.0) > _NEAR or (whole + self._truth_free < 0).any():
            return None
        if (self.fixed @ whole).any():
            return None
        move = np.zeros(len(self.truth), dtype=np.int64)
        move[self.free] = whole.astype(np.int64)
        return move


def _with_slack(fixed: Any, part: Any) -> Any:
    """The rows of both, and for each row of ``part`` one column more, which holds −1."""
    from scipy.sparse import csr_array

    part, (held, width), count = part.tocsr(), fixed.shape, part.shape[0]
    ends, slack = part.indptr[1:], np.arange(count)
    return csr_array(
        (
            np.concatenate([fixed.data, np.insert(part.data, ends, -1.0)]),
            np.concatenate([fixed.indices, np.insert(part.indices, ends, width + slack)]),
            np.concatenate([fixed.indptr, fixed.indptr[-1] + ends + 1 + slack]),
        ),
        shape=(held + count, width + count),
    )


def _stacked(first: Any, second: Any) -> Any:
    from scipy.sparse import vstack

    return vstack([first, second], format="csr")
