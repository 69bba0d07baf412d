"""What a reader knows, as whole-number equations: one row of 0 and 1 for each figure over the inner counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.disclosure.blocks import Dims, joined_blocks
from pipeline.disclosure.delivery import Delivery, Key, Population

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
MOST_INNER_COUNTS = 100_000
_COST_UNIT, _TIE_BREAKS = 100.0, 997


@dataclass(frozen=True)
class KnownRow:
    """A figure that readers have from elsewhere: an earlier release, a total that others publish."""

    key: Key
    value: int
    source: str


@dataclass(frozen=True)
class Model:
    """Figures over inner counts x ≥ 0.

    Attributes
    ----------
    truth
        The true inner counts (n).
    rows
        Inner counts of each figure (list of indices), in the order of ``keys``.
    values, limits
        True value of each figure and the threshold that it is held to.
    may_show
        False for figures that are protected but stand in no table.
    known
        Equations Σ plus − Σ minus = constant that hold whatever is hidden: earlier releases, impossible cells, links.
    sums
        Index of a margin, and of the cells that it is the sum of.
    revised
        Known rows that today's counts contradict; they are not entered.
    """

    truth: tuple[int, ...]
    keys: tuple[Key, ...]
    rows: tuple[tuple[int, ...], ...]
    values: Ints
    limits: Ints
    may_show: Flags
    known: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    revised: tuple[KnownRow, ...]
    is_network: bool

    @cached_property
    def index(self) -> Mapping[Key, int]:
        """Where each figure stands."""
        return {key: at for at, key in enumerate(self.keys)}

    @cached_property
    def is_primary(self) -> Flags:
        """Figures above 0 and under their threshold."""
        return (self.values > 0) & (self.values < self.limits)

    @cached_property
    def matrix(self) -> Any:
        """``rows`` as a sparse matrix: figures × inner counts."""
        return _sparse([(row, ()) for row in self.rows], len(self.truth))

    @cached_property
    def known_matrix(self) -> Any:
        """``known`` as a sparse matrix: equations × inner counts."""
        return _sparse(self.known, len(self.truth))

    @cached_property
    def costs(self) -> Floats:
        """What it costs to hide each figure: 1 + log2(1 + value), with a trace of its name so that no choices tie."""
        traces = np.array([int.from_bytes(sha256(repr(key).encode()).digest()[:4]) % _TIE_BREAKS for key in self.keys])
        return _COST_UNIT * (1 + np.log2(1 + self.values)) * (1 + 1e-3 * traces / _TIE_BREAKS)


def build_model(delivery: Delivery, known: Iterable[KnownRow] = ()) -> Model:
    """The equations of a delivery and of what readers have already; the order of anything given does not matter.

    Raises ValueError when more than ``MOST_INNER_COUNTS`` inner counts would be needed: such a delivery is divided.
    """
    limits = _limits(delivery)
    rows_known = sorted(set(known), key=lambda row: (row.key, row.value, row.source))
    impossible = [delivery.key(key.population, key.box) for key in delivery.impossible]
    spaces = {
        population.name: _Space(population, [*limits, *(row.key for row in rows_known), *impossible])
        for population in sorted(delivery.populations, key=lambda item: item.name)
    }
    start = 0
    for space in spaces.values():
        start = space.begin_at(start)
    truth = tuple(count for space in spaces.values() for count in space.truth())
    keys = tuple(sorted(limits))
    index = {key: at for at, key in enumerate(keys)}
    rows = tuple(spaces[key.population].row(key) for key in keys)
    fixed, revised = _known_rows(spaces, rows_known, impossible, truth)
    shown = {key for table in delivery.tables for _, key in delivery.cells(table)}
    shown |= {delivery.key(part.population, part.box) for item in delivery.derived for part in item.parts}
    return Model(
        truth=truth,
        keys=keys,
        rows=rows,
        values=np.array([sum(truth[at] for at in row) for row in rows], dtype=np.int64),
        limits=np.array([limits[key] for key in keys], dtype=np.int64),
        may_show=np.array([key in shown for key in keys], dtype=bool),
        known=(*fixed, *(link for space in spaces.values() for link in space.links())),
        sums=_sums(delivery, index),
        revised=revised,
        is_network=all(space.is_two_way() for space in spaces.values()),
    )


def _limits(delivery: Delivery) -> dict[Key, int]:
    """Every figure with the strictest threshold that it is held to anywhere."""
    wanted = [(key, table.threshold) for table in delivery.tables for _, key in delivery.cells(table)]
    wanted += [(part, item.threshold) for item in delivery.derived for part in item.parts]
    wanted += [(item.key, item.threshold) for item in delivery.unshown]
    limits: dict[Key, int] = {}
    for raw, threshold in wanted:
        key = delivery.key(raw.population, raw.box)
        limits[key] = max(limits.get(key, 0), threshold)
    return limits


def _sums(delivery: Delivery, index: Mapping[Key, int]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    found = {
        (index[total], tuple(sorted(index[part] for part in parts)))
        for table in delivery.tables
        for total, parts in delivery.sums(table)
        if parts != (total,)
    }
    return tuple(sorted(found))


def _known_rows(
    spaces: Mapping[str, _Space], known: list[KnownRow], impossible: list[Key], truth: tuple[int, ...]
) -> tuple[list[tuple[tuple[int, ...], tuple[int, ...]]], tuple[KnownRow, ...]]:
    """Rows that agree with today's counts, and those that do not (a count that has been corrected since)."""
    rows: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    revised = []
    for item in [*known, *(KnownRow(key, 0, "") for key in sorted(impossible))]:
        row = spaces[item.key.population].row(item.key)
        if sum(truth[at] for at in row) == item.value:
            rows.append((row, ()))
        else:
            revised.append(item)
    return rows, tuple(revised)


class _Space:
    """The inner counts of one population: a block for each set of dimensions that must be crossed."""

    def __init__(self, population: Population, keys: Iterable[Key]) -> None:
        self.population = population
        needed = {frozenset(name for name, _ in key.box) for key in keys if key.population == population.name}
        self.blocks, self._links = joined_blocks(needed or {frozenset()})
        self._sizes = {block: self._shape(block) for block in self.blocks}
        self._cells: dict[Dims, Ints] = {}

    def begin_at(self, start: int) -> int:
        """Number the inner counts from ``start``; the number after the last."""
        for block in self.blocks:
            size = prod(self._sizes[block])
            if start + size > MOST_INNER_COUNTS:
                raise ValueError(f"{self.population.name}: more than {MOST_INNER_COUNTS} inner counts")
            self._cells[block] = np.arange(start, start + size).reshape(self._sizes[block])
            start += size
        return start

    def truth(self) -> Iterator[int]:
        """The true inner counts in order."""
        for block in self.blocks:
            dims, found = sorted(block), np.zeros(self._sizes[block], dtype=np.int64)
            at = [[item.name for item in self.population.dimensions].index(name) for name in dims]
            places = [{name: place for place, name in enumerate(self._classes(dim))} for dim in dims]
            for classes, count in self.population.counts.items():
                found[tuple(place[classes[one]] for place, one in zip(places, at, strict=True))] += count
            yield from (int(count) for count in found.ravel())

    def row(self, key: Key, block: Dims | None = None) -> tuple[int, ...]:
        """Numbers of the inner counts in a box."""
        box = dict(key.box)
        if block is None:
            block = next(block for block in self.blocks if block >= box.keys())
        chosen = [
            [self._classes(name).index(item) for item in box[name]] if name in box else range(len(self._classes(name)))
            for name in sorted(block)
        ]
        return (
            tuple(int(at) for at in self._cells[block][np.ix_(*chosen)].ravel())
            if chosen
            else (int(self._cells[block]),)
        )

    def links(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """For each link and each cell of what is shared: the two rows whose sums are equal."""
        for link in self._links:
            for classes in product(*(self._classes(name) for name in link.shared)):
                box = tuple((name, (item,)) for name, item in zip(link.shared, classes, strict=True))
                key = Key(self.population.name, box)
                yield self.row(key, link.first), self.row(key, link.second)

    def is_two_way(self) -> bool:
        """Whether the equations are those of one table with at most two dimensions of plain classes."""
        return len(self.blocks) == 1 and len(self.blocks[0]) <= 2

    def _classes(self, name: str) -> tuple[str, ...]:
        return self.population.dimension(name).classes

    def _shape(self, block: Dims) -> tuple[int, ...]:
        return tuple(len(self._classes(name)) for name in sorted(block))


def _sparse(rows: Iterable[tuple[tuple[int, ...], tuple[int, ...]]], width: int) -> Any:
    from scipy.sparse import csr_array

    rows = list(rows)
    lengths = [len(plus) + len(minus) for plus, minus in rows]
    columns = [at for plus, minus in rows for at in (*plus, *minus)]
    signs = [sign for plus, minus in rows for sign in (*(1.0 for _ in plus), *(-1.0 for _ in minus))]
    return csr_array((signs, columns, np.cumsum([0, *lengths])), shape=(len(rows), width))
