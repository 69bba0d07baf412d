from __future__ import annotations

from random import Random

import numpy as np
import pytest

from pipeline.allocation import layers
from pipeline.allocation.effort import Effort
from pipeline.allocation.layers import Layers
from pipeline.allocation.packing_rows import Demand, PackingRows
from pipeline.allocation.relaxed import Relaxed
from tests.allocation.test_packing import DWELLINGS, YOUTHS, every_choice, random_sets


def solved(seed: int, *extras: Demand) -> Relaxed:
    sets, points = random_sets(seed)
    rows = PackingRows(sets, YOUTHS, DWELLINGS)
    relaxed = Relaxed.of(rows, points, np.arange(len(sets)), Effort(10**9))
    for extra in extras:
        relaxed.simplex.solve()
        relaxed.add(extra)
    relaxed.solve()
    return relaxed


@pytest.mark.parametrize("seed", range(40))
def test_the_best_choice_is_found(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "WORD", 4)
    sets, points = random_sets(seed)
    most = max(int(points[chosen].sum()) for chosen in every_choice(sets))
    found = Layers(solved(seed), most - 1 - seed % 5, Effort(10**9)).search(1_000)
    assert found.is_over
    assert found.best is not None
    assert found.best.tolist() in [sorted(chosen) for chosen in every_choice(sets)]
    assert int(points[found.best].sum()) == most
    nothing = Layers(solved(seed), most, Effort(10**9)).search(1_000)
    assert nothing.is_over
    assert nothing.best is None


@pytest.mark.parametrize("seed", range(40))
def test_a_demand_is_kept(seed: int) -> None:
    sets, points = random_sets(seed)
    chance = Random(seed)
    other = np.array([chance.randint(0, 30) for _ in points], dtype=np.int64)
    choices = every_choice(sets)
    least = max(int(other[chosen].sum()) for chosen in choices) * 8 // 10
    most = max(int(points[chosen].sum()) for chosen in choices if other[chosen].sum() >= least)
    found = Layers(solved(seed, Demand(other, least)), most - 3, Effort(10**9)).search(1_000)
    assert found.is_over
    assert found.best is not None
    assert int(other[found.best].sum()) >= least
    assert int(points[found.best].sum()) == most


def test_too_many_ways_are_given_up() -> None:
    found = Layers(solved(1), 0, Effort(10**9)).search(2)
    assert not found.is_over
    assert found.best is None


def test_what_is_weighed_is_counted() -> None:
    effort = Effort(10**6)
    Layers(solved(1), 0, effort).search(1_000)
    assert 0 < effort.left < 10**6
