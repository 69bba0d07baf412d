from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest

from pipeline.allocation import layers, packing
from pipeline.allocation.packing import Packing
from pipeline.allocation.packing_rows import AtMost, Demand, PackingRows
from pipeline.allocation.shared_options import Numbers
from pipeline.allocation.shared_sets import NOBODY, MoveInSets

YOUTHS, DWELLINGS = 9, 4
NOTHING = np.empty(0, np.intp)


def random_sets(seed: int, per_dwelling: int = 7) -> tuple[MoveInSets, Numbers]:
    chance = Random(seed)
    rows = [
        (dwelling, sorted(chance.sample(range(YOUTHS), chance.randint(1, 3))))
        for dwelling in range(DWELLINGS)
        for _ in range(per_dwelling)
    ]
    members = np.array([[*chosen, *[NOBODY] * (3 - len(chosen))] for _, chosen in rows], dtype=np.intp)
    points = np.array([chance.randint(1, 30) for _ in rows], dtype=np.int64)
    return MoveInSets(np.array([dwelling for dwelling, _ in rows], dtype=np.intp), members, points), points


def every_choice(sets: MoveInSets) -> list[list[int]]:
    ways = [[None, *np.flatnonzero(sets.dwelling == dwelling).tolist()] for dwelling in range(DWELLINGS)]
    found = []
    for chosen in product(*ways):
        taken = [row for row in chosen if row is not None]
        youths = [member for row in taken for member in sets.members[row] if member != NOBODY]
        if len(set(youths)) == len(youths):
            found.append(taken)
    return found


@pytest.mark.parametrize("seed", range(30))
def test_the_best_choice_is_found(seed: int) -> None:
    sets, points = random_sets(seed)
    rows = PackingRows(sets, YOUTHS, DWELLINGS)
    most = max(int(points[chosen].sum()) for chosen in every_choice(sets))
    packed = Packing(sets, points, rows, unit=1, start=NOTHING).search()
    assert int(points[packed.chosen].sum()) == packed.worth == packed.bound == most
    assert Packing(sets, points, rows, unit=1, over=most).search().worth == most
    assert not len(Packing(sets, points, rows, unit=1, over=most).search().chosen)
    assert Packing(sets, points, rows, unit=1, over=most // 2, enough=most // 2 + 1).search().worth > most // 2


@pytest.mark.parametrize("seed", range(30))
def test_a_demand_is_kept(seed: int) -> None:
    sets, points = random_sets(seed)
    other = np.array([Random(seed + 99).randint(0, 3) for _ in points], dtype=np.int64)
    other[::2] = 0
    choices = every_choice(sets)
    best = max(choices, key=lambda chosen: int(points[chosen].sum()))
    least = int(points[best].sum()) * 9 // 10
    most = max(int(other[chosen].sum()) for chosen in choices if points[chosen].sum() >= least)
    rows = PackingRows(sets, YOUTHS, DWELLINGS)
    demand = Demand(points, least)
    packed = Packing(sets, other, rows, unit=1, start=np.array(sorted(best)), demand=demand).search()
    assert int(points[packed.chosen].sum()) >= least
    assert packed.worth == packed.bound == most


@pytest.mark.parametrize("seed", range(15))
def test_what_is_known_of_all_choices_changes_nothing(seed: int) -> None:
    sets, points = random_sets(seed)
    rows = PackingRows(sets, YOUTHS, DWELLINGS, np.array([0, 1, -1] * 3))
    most = max(int(sets.sizes[chosen].sum()) for chosen in every_choice(sets))
    exact = Packing(sets, points, rows, unit=1, start=NOTHING).search()
    packed = Packing(sets, points, rows, unit=1, start=NOTHING, at_most=AtMost(sets.sizes, most)).search()
    assert packed.worth == packed.bound == exact.worth


@pytest.mark.parametrize("seed", range(30))
def test_the_bound_holds_where_the_search_is_given_up(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "EFFORT", 1)
    monkeypatch.setattr(layers, "PAIRS", 1)
    sets, points = random_sets(seed, 12)
    most = max(int(points[chosen].sum()) for chosen in every_choice(sets))
    packed = Packing(sets, points, PackingRows(sets, YOUTHS, DWELLINGS), unit=1, start=NOTHING).search()
    assert packed.worth <= most <= packed.bound


def test_what_is_less_than_a_unit_does_not_count() -> None:
    sets, points = random_sets(1)
    rows = PackingRows(sets, YOUTHS, DWELLINGS)
    exact = Packing(sets, points, rows, unit=1, start=NOTHING).search()
    weights = points * 1_000 + np.arange(len(points))
    packed = Packing(sets, weights, rows, unit=1_000, start=NOTHING).search()
    assert int(points[packed.chosen].sum()) == exact.worth
    assert packed.bound // 1_000 == packed.worth // 1_000
