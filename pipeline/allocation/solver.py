"""HiGHS, the solver in scipy: asked twice before it is given up, and never trusted with a whole number unrounded."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

NODE_LIMIT = 50_000
"""Where a search is given up; a count, not a time, so that it is given up in the same place on every machine."""

SECONDS_LIMIT = 20
"""A solver that hangs (met once in some thousand cases) counts as one that failed; others never come near this."""
INFEASIBLE = 2

Reals = NDArray[np.float64]


class SolverFailedError(Exception):
    """The solver gave no answer, with or without presolve."""


def relaxed_most(weights: Reals, rows: Any, limits: Reals) -> tuple[float, Reals, Reals]:
    """Greatest weights·x with rows·x ≤ limits and x ≥ 0, x in fractions: the value, x and the rows' prices."""
    from scipy.optimize import linprog

    for presolve in (True, False):
        answer = linprog(-weights, A_ub=rows, b_ub=limits, method="highs", options={"presolve": presolve})
        if answer.status == 0:
            return -float(answer.fun), np.asarray(answer.x), -np.asarray(answer.ineqlin.marginals)
    raise SolverFailedError("linprog")


def whole_most(weights: Reals, rows: Any, limits: Reals) -> NDArray[np.intp] | None:
    """The same with every x 0 or 1: the numbers of those that are 1; None where no x will do."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    for presolve in (True, False):
        answer = milp(
            -weights,
            integrality=np.ones(len(weights)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(rows, -np.inf, limits),
            options={"presolve": presolve, "mip_rel_gap": 0, "node_limit": NODE_LIMIT, "time_limit": SECONDS_LIMIT},
        )
        if answer.status == INFEASIBLE:
            return None
        if answer.status == 0:
            chosen = np.flatnonzero(np.asarray(answer.x) > 0.5)
            used = np.asarray(rows[:, chosen].sum(axis=1)).ravel()
            if np.all(used <= limits + 1e-6):
                return chosen
    raise SolverFailedError("milp")
