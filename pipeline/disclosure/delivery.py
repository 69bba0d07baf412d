"""A delivery: everything that leaves the house together, as counts of one or more populations and the tables over them.

A figure is the number of units in a box: for each dimension that matters, the classes that are counted together. The
same box in two tables is the same figure, so linked tables share their cells and margins by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

Box = tuple[tuple[str, tuple[str, ...]], ...]
Labels = tuple[str | None, ...]


@dataclass(frozen=True, order=True)
class Key:
    """What a figure counts: a population, and the classes of each dimension that narrows it (none: everyone)."""

    population: str
    box: Box = ()


@dataclass(frozen=True)
class Dimension:
    """A way to divide a population; ``is_open`` when it gets new classes later, as months do."""

    name: str
    classes: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True)
class Population:
    """What is counted: units by one class of each dimension; a combination that is not there counts 0."""

    name: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[tuple[str, ...], int]

    def dimension(self, name: str) -> Dimension:
        """The dimension of that name; raises KeyError."""
        return {dimension.name: dimension for dimension in self.dimensions}[name]


@dataclass(frozen=True)
class Group:
    """A heading in a table and the classes under it; ``parts`` are the headings that were put together in it."""

    label: str
    classes: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Axis:
    """One dimension of a table; the groups do not overlap. ``is_fixed`` when they mean nothing put together."""

    dimension: str
    groups: tuple[Group, ...]
    is_fixed: bool = False

    @classmethod
    def of(cls, dimension: Dimension) -> Axis:
        """Each class under its own name."""
        return cls(dimension.name, tuple(Group(name, (name,)) for name in dimension.classes))


@dataclass(frozen=True)
class Table:
    """One table with all its margins.

    Parameters
    ----------
    name, title
        Name in the delivery, and heading in bokmål.
    threshold
        Counts above 0 and under it may not be known.
    counted
        What is counted, in the plural: «personer».
    where
        Classes that the whole table is narrowed to, say the months of a quarter.
    """

    name: str
    title: str
    population: str
    axes: tuple[Axis, ...]
    threshold: int
    counted: str
    where: Box = ()


@dataclass(frozen=True)
class Derived:
    """A figure made of counts, say a share or a mean; whoever reads it knows its parts, and it is hidden with them."""

    name: str
    parts: tuple[Key, ...]
    threshold: int


@dataclass(frozen=True)
class Unshown:
    """A count that no table shows and no reader may get at, say what is left of a whole; ``name`` in bokmål."""

    key: Key
    threshold: int
    name: str = ""


@dataclass(frozen=True)
class Delivery:
    """Tables and derived figures that leave together; ``impossible`` boxes are known by all to be empty."""

    populations: tuple[Population, ...]
    tables: tuple[Table, ...]
    derived: tuple[Derived, ...] = ()
    unshown: tuple[Unshown, ...] = ()
    impossible: tuple[Key, ...] = ()
    by_name: Mapping[str, Population] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {population.name: population for population in self.populations})

    def key(self, population: str, box: Box) -> Key:
        """The one name of a box: dimensions and classes in order, whole closed dimensions left out.

        Raises KeyError for a dimension, ValueError for a class, that the population does not have.
        """
        narrowed = []
        for name, classes in sorted(box):
            dimension = self.by_name[population].dimension(name)
            if unknown := set(classes) - set(dimension.classes):
                raise ValueError(f"{name} has no class {sorted(unknown)}")
            if dimension.is_open or set(classes) != set(dimension.classes):
                narrowed.append((name, tuple(sorted(set(classes), key=dimension.classes.index))))
        return Key(population, tuple(narrowed))

    def cells(self, table: Table) -> Iterator[tuple[Labels, Key]]:
        """Every cell and margin: its heading on each axis (None for the total) and what it counts."""
        for chosen in product(*([*axis.groups, None] for axis in table.axes)):
            box = dict(table.where)
            for axis, group in zip(table.axes, chosen, strict=True):
                box[axis.dimension] = group.classes if group else _all_classes(axis)
            yield (
                tuple(group.label if group else None for group in chosen),
                self.key(table.population, tuple(box.items())),
            )

    def total(self, table: Table) -> Key:
        """What the table counts in all."""
        return dict(self.cells(table))[(None,) * len(table.axes)]

    def sums(self, table: Table) -> Iterator[tuple[Key, tuple[Key, ...]]]:
        """Every margin with the cells that it is the sum of."""
        cells = dict(self.cells(table))
        for labels, key in cells.items():
            for at, axis in enumerate(table.axes):
                if labels[at] is None:
                    yield key, tuple(cells[(*labels[:at], group.label, *labels[at + 1 :])] for group in axis.groups)


def _all_classes(axis: Axis) -> tuple[str, ...]:
    return tuple(name for group in axis.groups for name in group.classes)
