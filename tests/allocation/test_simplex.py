from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from pipeline.allocation.effort import Effort
from pipeline.allocation.simplex import Reals, Simplex


def random_problem(seed: int) -> tuple[Reals, Reals, Reals]:
    chance = np.random.default_rng(seed)
    columns = (chance.random((12, 40)) < 0.2).astype(float)
    columns[0, ~columns.any(axis=0)] = 1.0
    return columns, chance.integers(1, 100, 40) / 100, np.ones(12)


def most(columns: Reals, weights: Reals, limits: Reals) -> float:
    return -float(linprog(-weights, A_ub=columns, b_ub=limits).fun)


@pytest.mark.parametrize("seed", range(25))
def test_the_optimum_and_its_prices(seed: int) -> None:
    columns, weights, limits = random_problem(seed)
    simplex = Simplex(limits, Effort(10**9))
    simplex.add_columns(columns, weights)
    simplex.solve()
    assert simplex.worth == pytest.approx(most(columns, weights, limits), abs=1e-3)
    assert weights @ simplex.shares == pytest.approx(simplex.worth, abs=1e-9)
    assert (columns.T @ simplex.prices >= weights - 1e-9).all()
    assert (columns @ simplex.shares <= limits + 1e-3).all()


@pytest.mark.parametrize("seed", range(25))
def test_columns_and_rows_come_and_go(seed: int) -> None:
    columns, weights, limits = random_problem(seed)
    simplex = Simplex(limits, Effort(10**9))
    simplex.add_columns(columns[:, :20], weights[:20])
    simplex.solve()
    row = np.random.default_rng(seed).integers(0, 2, 40).astype(float)
    simplex.add_row(row[:20], 1.0)
    simplex.solve()
    wider, wider_limits = np.vstack([columns, row]), np.append(limits, 1.0)
    assert simplex.worth == pytest.approx(most(wider[:, :20], weights[:20], wider_limits), abs=1e-3)
    simplex.add_columns(wider[:, 20:], weights[20:])
    simplex.solve()
    assert simplex.worth == pytest.approx(most(wider, weights, wider_limits), abs=1e-3)
    gone = np.arange(40) % 3 == 0
    left = simplex.keep(~gone, gone)
    simplex.solve()
    assert simplex.worth == pytest.approx(most(wider[:, ~gone], weights[~gone], wider_limits), abs=1e-3)
    assert simplex.shares[gone[left]].sum() == pytest.approx(0, abs=1e-9)


def test_a_copy_goes_its_own_way() -> None:
    columns, weights, limits = random_problem(1)
    simplex = Simplex(limits, Effort(10**9))
    simplex.add_columns(columns, weights)
    simplex.solve()
    before, twin = simplex.worth, simplex.copy()
    twin.keep(np.arange(40) > 20, np.arange(40) <= 20)
    twin.solve()
    assert simplex.worth == before > twin.worth


def test_sums_do_not_depend_on_how_numbers_lie_in_memory() -> None:
    columns, weights, limits = random_problem(2)
    found = []
    for order in ("C", "F"):
        simplex = Simplex(limits, Effort(10**9))
        simplex.add_columns(np.asarray(columns[:, :20] / 3, order=order), weights[:20])
        simplex.solve()
        simplex.add_columns(np.asarray(columns[:, 20:] / 7, order=order), weights[20:])
        simplex.solve()
        found.append((simplex.worth, simplex.shares.tolist(), simplex.prices.tolist()))
    assert found[0] == found[1]
