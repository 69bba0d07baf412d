"""HiGHS through scipy: one way to ask, and a second try without presolve, which cures most of its rare failures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.disclosure.model import Flags, Floats
from pipeline.disclosure.silence import silent

_SOLVED, _INFEASIBLE = 0, 2
_WITHOUT_WHOLE = ((False, True), (False, False))
_NEAR = 1e-7
EXACT = 0.0


@dataclass(frozen=True)
class Answer:
    """A solution with its value, the proven bound on it, and whether nothing better exists."""

    x: Floats
    value: float
    bound: float
    is_best: bool


def least(
    costs: Floats,
    matrix: Any,
    low: Floats,
    high: Floats,
    *,
    lower: Floats | float = 0.0,
    upper: Floats | float = np.inf,
    whole: Flags | bool = False,
    gap: float = EXACT,
    nodes: int = 100_000,
) -> Answer | None:
    """Minimise costs·x under low ≤ matrix·x ≤ high and lower ≤ x ≤ upper; None when there is no solution to be had.

    ``nodes`` bounds the search rather than the clock, so that the same question has the same answer on any machine. The
    question is asked without ``whole`` first: an answer that is whole by itself is the best of the whole ones too.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    constraints = LinearConstraint(matrix, low, high) if matrix.shape[0] else None
    is_whole = np.broadcast_to(np.asarray(whole, dtype=bool), costs.shape)
    for wanted, presolve in ((False, True), (True, True), (True, False)) if is_whole.any() else _WITHOUT_WHOLE:
        found = _asked(
            milp,
            costs,
            integrality=is_whole.astype(np.int64) * wanted,
            bounds=Bounds(lower, upper),
            constraints=constraints,
            # each option costs time of its own
            options={"presolve": presolve} | ({"mip_rel_gap": gap, "node_limit": nodes} if wanted else {}),
        )
        if found is None:
            continue
        if found.status == _INFEASIBLE:
            return None
        if found.x is not None and (wanted or np.abs(found.x - np.rint(found.x))[is_whole].max(initial=0.0) < _NEAR):
            bound = found.mip_dual_bound if wanted and found.mip_dual_bound is not None else found.fun
            return Answer(found.x, float(found.fun), float(bound), found.status == _SOLVED)
    return None


@dataclass(frozen=True)
class Priced:
    """The least value, and what each unit of room at the lower and upper bounds is worth (both ≥ 0)."""

    value: float
    at_lower: Floats
    at_upper: Floats


def priced(costs: Floats, matrix: Any, lower: Floats, upper: Floats) -> Priced | None:
    """Minimise costs·x under matrix·x = 0 and the bounds; None when the solver has no answer."""
    from scipy.optimize import linprog

    for presolve in (True, False):
        found = _asked(
            linprog,
            costs,
            A_eq=matrix,
            b_eq=np.zeros(matrix.shape[0]),
            bounds=np.column_stack([lower, upper]),
            method="highs-ds",
            options={"presolve": presolve},
        )
        if found is not None and found.status == _SOLVED:
            return Priced(float(found.fun), np.maximum(found.lower.marginals, 0), np.maximum(-found.upper.marginals, 0))
    return None


def _asked(solver: Callable[..., Any], *given: Any, **options: Any) -> Any:
    """What the solver says; None when it breaks down: without an answer nothing is proven, and nothing is published."""
    with silent():
        try:
            return solver(*given, **options)
        except (ArithmeticError, MemoryError, RuntimeError, ValueError):
            return None
