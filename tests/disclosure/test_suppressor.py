from __future__ import annotations

from itertools import product
from time import process_time

import numpy as np
import pytest

from pipeline.disclosure.auditor import audit
from pipeline.disclosure.delivery import Delivery, Key, Population
from pipeline.disclosure.model import KnownRow, Model, build_model
from pipeline.disclosure.suppressor import suppress
from tests.disclosure.building import dimension, one_table, population, skewed, table


def cheapest_of_all(model: Model) -> float:
    """The least cost of a safe pattern, found by trying every pattern."""
    choices = np.flatnonzero(~model.is_primary & model.may_show)
    best = np.inf
    for picks in product((False, True), repeat=len(choices)):
        hidden = model.is_primary | ~model.may_show
        hidden[choices] = picks
        cost = float(model.costs[hidden].sum())
        if cost < best and audit(model, hidden).is_safe:
            best = cost
    return best


@pytest.mark.parametrize(
    ("counts", "threshold"),
    [
        ([[1, 7], [6, 9]], 3),
        ([[0, 1], [6, 0]], 5),
        ([[3, 9, 1], [2, 20, 5]], 5),
        pytest.param([[2, 0, 8], [4, 6, 1]], 3, marks=pytest.mark.slow),
        pytest.param([[3, 9, 12], [7, 20, 5]], 5, marks=pytest.mark.slow),
    ],
)
def test_no_safe_pattern_costs_less(counts: list[list[int]], threshold: int) -> None:
    model = build_model(one_table(counts, threshold))
    pattern = suppress(model)
    assert pattern is not None
    assert pattern.is_proven
    assert pattern.cost == pytest.approx(cheapest_of_all(model))


@pytest.mark.parametrize("threshold", [3, 5])
@pytest.mark.parametrize("seeds", [range(2), pytest.param(range(2, 25), marks=pytest.mark.slow)], ids=["2", "25"])
def test_twelve_by_six_is_the_proven_optimum_within_a_second(threshold: int, seeds: range) -> None:
    suppress(build_model(one_table([[1, 7], [6, 9]], 3)))  # scipy is loaded before the clock starts
    seconds = []
    for seed in seeds:
        start = process_time()
        model = build_model(one_table(skewed((12, 6), seed), threshold))
        pattern = suppress(model)
        assert pattern is not None
        result = audit(model, pattern.hidden)
        seconds.append(process_time() - start)
        assert result.is_safe
        assert pattern.is_proven
        assert pattern.cost == pytest.approx(pattern.bound)
    assert np.median(seconds) <= 1, seconds


def test_the_order_of_what_is_given_does_not_matter() -> None:
    dimensions = (dimension("a", 4), dimension("b", 3), dimension("c", 2))
    units = population(skewed((4, 3, 2), 6), dimensions)
    tables = (table(units, "ab"), table(units, "ac"))
    model = build_model(Delivery((units,), tables))
    turned = Population(units.name, units.dimensions, dict(reversed(list(units.counts.items()))))
    other = build_model(Delivery((turned,), tables[::-1]))
    first, second = suppress(model), suppress(other)
    assert first is not None
    assert second is not None
    assert model.keys == other.keys
    assert first.hidden.tolist() == second.hidden.tolist()


def test_what_readers_have_already_can_make_it_impossible() -> None:
    units = population([2, 8, 9], (dimension("a", 3),))
    delivery = Delivery((units,), (table(units, "a", 3),))
    assert suppress(build_model(delivery)) is not None
    known = KnownRow(Key(units.name, (("a", ("a1",)),)), 2, "2018")
    assert suppress(build_model(delivery, [known])) is None


@pytest.mark.parametrize("seed", range(4))
def test_without_time_for_the_best_the_pattern_is_still_safe(seed: int) -> None:
    model = build_model(one_table(skewed((6, 4), seed), 5))
    quick, best = suppress(model, rounds=0), suppress(model)
    assert quick is not None
    assert best is not None
    assert not quick.is_proven
    assert audit(model, quick.hidden).is_safe
    assert best.cost <= quick.cost <= 1.3 * best.cost


def test_impossible_cells_hide_nothing() -> None:
    dimensions = (dimension("a", 3), dimension("b", 3))
    counts = [[1, 4, 6], [14, 20, 0], [1, 6, 9]]
    units = population(counts, dimensions)
    impossible = Key(units.name, (("a", ("a2",)), ("b", ("b3",))))
    free = build_model(Delivery((units,), (table(units, "ab", 3),)))
    bound = build_model(Delivery((units,), (table(units, "ab", 3),), impossible=(impossible,)))
    first, second = suppress(free), suppress(bound)
    assert first is not None
    assert second is not None
    assert first.hidden[free.index[impossible]], "an ordinary zero may hide others"
    assert second.cost > first.cost
    assert audit(bound, second.hidden).is_safe
