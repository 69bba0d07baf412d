"""Deliveries for tests, and what a reader can know found by trying every table there is."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np

from pipeline.disclosure.delivery import Axis, Box, Delivery, Derived, Dimension, Key, Population, Table, Unshown
from pipeline.disclosure.model import Flags, KnownRow, Model


def dimension(name: str, size: int, *, is_open: bool = False) -> Dimension:
    return Dimension(name, tuple(f"{name}{number}" for number in range(1, size + 1)), is_open)


def population(counts: Any, dimensions: tuple[Dimension, ...], name: str = "søknader") -> Population:
    cells = product(*(item.classes for item in dimensions))
    return Population(name, dimensions, dict(zip(cells, (int(count) for count in np.ravel(counts)), strict=True)))


def table(units: Population, names: str, threshold: int = 5, where: Box = (), **changes: Any) -> Table:
    """A table over the dimensions whose one-letter names stand in ``names``."""
    given: dict[str, Any] = {
        "name": names or "i alt",
        "title": f"Søknader etter {names}",
        "population": units.name,
        "axes": tuple(Axis.of(units.dimension(name)) for name in names),
        "threshold": threshold,
        "counted": "personer",
        "where": where,
    }
    return Table(**(given | changes))


def one_table(counts: Any, threshold: int = 5) -> Delivery:
    """A delivery of one table with a dimension (a, b, c) for each axis of the array."""
    dimensions = tuple(dimension("abcd"[at], size) for at, size in enumerate(np.shape(counts)))
    units = population(counts, dimensions)
    return Delivery((units,), (table(units, "".join(item.name for item in dimensions), threshold),))


def skewed(shape: tuple[int, ...], seed: int, mean: float = 10.0) -> Any:
    """Counts as in a municipality: many small ones, a few large."""
    rng = np.random.default_rng(seed)
    return rng.poisson(rng.gamma(0.8, mean / 0.8, size=shape))


def random_delivery(seed: int) -> tuple[Delivery, Delivery]:
    """Two deliveries of one population, an early one of the first month and a late one of both months together.

    Each has one to three tables that are linked by what they share, and half of them a share.
    """
    rng = np.random.default_rng(seed)
    dimensions = (
        *(dimension(name, int(rng.integers(2, 4))) for name in "abc"),
        dimension("m", 2, is_open=True),
    )
    counts = rng.poisson(rng.gamma(0.7, rng.choice([2.0, 6.0]), size=tuple(len(item.classes) for item in dimensions)))
    units = population(counts * (rng.random(counts.shape) < 0.8), dimensions)
    threshold = int(rng.choice([3, 5]))
    wanted = [["ab", "ac"], ["ab", "bc", "ac"], ["ab"], ["abc"], ["ab", "c"]][int(rng.integers(5))]
    late = (("m", ("m1", "m2")),)
    early = (("m", ("m1",)),)
    share = (
        (Derived("andel", (Key(units.name, (("a", ("a1",)), *late)), Key(units.name, late)), threshold),)
        if rng.random() < 0.5
        else ()
    )
    rest = (Unshown(Key(units.name, (("a", dimensions[0].classes[1:]), *late)), threshold),) if share else ()
    return (
        Delivery((units,), tuple(table(units, names, threshold, early) for names in wanted[:1])),
        Delivery((units,), tuple(table(units, names, threshold, late) for names in wanted), share, rest),
    )


@cache
def _divided(total: int, cells: int) -> Any:
    """Every way to divide a total among cells: ways × cells."""
    if cells == 1:
        return np.array([[total]], dtype=np.int64)
    parts = []
    for first in range(total + 1):
        rest = _divided(total - first, cells - 1)
        parts.append(np.column_stack([np.full(len(rest), first), rest]))
    return np.concatenate(parts)


def believable(
    delivery: Delivery, model: Model, hidden: Flags, known: tuple[KnownRow, ...] = ()
) -> dict[Key, set[int]]:
    """For each primary figure all values it has in some table that agrees with what is shown.

    Goes through every full cross of the one population with the true total; nothing of the model is used but its list
    of figures.
    """
    units = delivery.populations[0]
    cells = list(product(*(item.classes for item in units.dimensions)))
    ways = _divided(sum(units.counts.values()), len(cells))
    truth = np.array([units.counts[cell] for cell in cells])
    names = [item.name for item in units.dimensions]

    def box(key: Key) -> Any:
        return np.array([all(cell[names.index(name)] in classes for name, classes in key.box) for cell in cells])

    for at, key in enumerate(model.keys):
        if not hidden[at]:
            ways = ways[ways @ box(key) == truth @ box(key)]
    for row in known:
        ways = ways[ways @ box(row.key) == row.value]
    for key in delivery.impossible:
        ways = ways[ways @ box(key) == 0]
    primaries = [model.keys[at] for at in np.flatnonzero(model.is_primary)]
    return {key: set((ways @ box(key)).tolist()) for key in primaries}
