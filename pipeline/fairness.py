"""Who waits and who is housed, group by group: what is compared, and what of it may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from pipeline.disclosure.delivery import Axis, Delivery, Dimension, Group, Population, Table
from pipeline.disclosure.protect import Protected, protect
from pipeline.disclosure.register import Entry, Register
from schemas.codelists import MAIN_REASON, SEX
from schemas.reports.husbanken_households import MOVED_IN, REASON, REASONS, UNSETTLED, WAITING

UNKNOWN = "Ikke oppgitt"
WAITED = "Ventet"
"""Heading of the column with the days waited; blank where nobody knows them."""
YES_NO = ("Ja", "Nei", UNKNOWN)


@dataclass(frozen=True)
class Division:
    """One way to divide people: a dimension, its classes, and the groups that are told (each class unless given).

    ``is_scale``: neighbouring groups may be put together when most would be held back.
    """

    name: str
    classes: tuple[str, ...]
    wider: tuple[Group, ...] = ()
    is_scale: bool = False

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in order."""
        return self.wider or tuple(Group(name, (name,)) for name in self.classes)


@dataclass(frozen=True)
class Compared:
    """People who are compared, and how they are divided.

    ``waiting`` and ``housed`` are the populations as the release register calls them.
    """

    title: str
    counted: str
    waiting: str
    housed: str
    divisions: tuple[Division, ...]


GENDER = Division("kjønn", (*SEX.labels, UNKNOWN))
AGE = Division("alder", ("Under 18 år", "18 år og over", UNKNOWN))
LANGUAGE = Division("snakker norsk eller engelsk", YES_NO)
ASSESSED = Division("vurdert", ("Ja på alle tre", "Nei eller mangler"))
TOGETHER = Division("søsken eller venn å bo med", ("Ja", "Ingen oppgitt"))
CHILDREN = Division("barn", ("Med barn", "Uten barn", UNKNOWN))
SIZE = Division(
    "husstandens størrelse", ("1 person", "2 personer", "3–4 personer", "5 eller flere", UNKNOWN), is_scale=True
)
WHEELCHAIR = Division("trenger rullestoltilpasset", YES_NO)
_REFUGEE = MAIN_REASON.label("REFUGEE")
REFUGEE = Division(
    REASON,
    REASONS,
    (
        Group(_REFUGEE, (_REFUGEE,)),
        Group("Annen hovedgrunn", tuple(reason for reason in REASONS if reason not in (_REFUGEE, UNSETTLED))),
        Group(UNSETTLED, (UNSETTLED,)),
    ),
)
"""The classes are those of KOSTRA form 13, which tells of the same households when a year is over."""
YOUTHS = Compared(
    "Ungdommer",
    "ungdommer",
    "ungdommer som venter på plass",
    "ungdommer som har fått plass",
    (GENDER, AGE, LANGUAGE, ASSESSED, TOGETHER),
)
HOUSEHOLDS = Compared("Husstander", "husstander", WAITING, MOVED_IN, (CHILDREN, SIZE, WHEELCHAIR, REFUGEE))


@dataclass(frozen=True)
class People:
    """One row for each who waits on ``last``, and for each housed from ``first`` to it: «Ventet» and every division.

    The frames are None where a table was not delivered; ``why_missing`` says which.
    """

    compared: Compared
    first: date
    last: date
    waiting: pd.DataFrame | None = None
    housed: pd.DataFrame | None = None
    why_missing: str = ""

    def knows(self, division: Division) -> bool:
        """Whether it is known of anybody where they belong."""
        return any(not rows[division.name].isin((UNKNOWN, UNSETTLED)).all() for _, rows in self.populations)

    @property
    def populations(self) -> tuple[tuple[str, pd.DataFrame], ...]:
        """Those who wait and those who are housed, by the population's name; none where they are not known."""
        if self.waiting is None or self.housed is None:
            return ()
        names = (self.compared.waiting, self.compared.housed)
        return tuple(
            (f"{name} {self.last}", rows) for name, rows in zip(names, (self.waiting, self.housed), strict=True)
        )


Protections = Mapping[str, Protected]
"""What may be shown of each population, by its name."""


def groups_of(people: People, protected: Protections, division: Division) -> tuple[Group, ...]:
    """The groups of a division as they may be shown; none of one that nothing is known of."""
    tables = (table for name, _ in people.populations for table in protected[name].delivery.tables)
    return next((table.axes[0].groups for table in tables if division.name in _divided_by(table)), ())


def protected_groups(people: Sequence[People], register: Register, threshold: int, year: int) -> Protections:
    """Hide what must be hidden in all divisions together, beside all that was shown and held back before.

    Parameters
    ----------
    people
        Those who wait and those who are housed.
    register
        All that was given out or shown, this month's tables for Husbanken among them.
    threshold
        Counts above 0 and under it may not be known.
    year
        What was held back earlier in this year is held back again.
    """
    told = dict.fromkeys((*_same_as_kostra(people, register), *_carried_on(people, register, year)))
    before = register.adding(told)
    wanted = {name: delivery for item in people for name, delivery in _deliveries(item, threshold)}
    found: dict[str, Protected] = {}
    while wanted:
        found |= {name: protect(delivery, before, year) for name, delivery in wanted.items()}
        widest = _widest(item.delivery for item in found.values())
        wanted = {}
        for name, item in found.items():
            tables = tuple(_in_groups(table, widest) for table in item.delivery.tables)
            if tables != item.delivery.tables:
                wanted[name] = replace(item.delivery, tables=tables)
    return found


def _deliveries(people: People, threshold: int) -> Iterator[tuple[str, Delivery]]:
    """Those who wait and those who are housed: no count of the one says anything of the other."""
    divisions, counted = people.compared.divisions, people.compared.counted
    for name, rows in people.populations:
        counts = Counter(zip(*(rows[division.name].tolist() for division in divisions), strict=True))
        dimensions = tuple(Dimension(division.name, division.classes) for division in divisions)
        tables = [Table(name, name, name, (), threshold, counted)]
        for division in filter(people.knows, divisions):
            axis = Axis(division.name, tuple(_told(people, division)), is_fixed=not division.is_scale)
            title = f"{name}, etter {division.name}"
            tables.append(Table(title, title, name, (axis,), threshold, counted))
        yield name, Delivery((Population(name, dimensions, counts),), tuple(tables))


def _told(people: People, division: Division) -> Iterator[Group]:
    """The groups without those of unknowns that nobody is in."""
    for group in division.groups:
        is_empty = not any(rows[division.name].isin(group.classes).any() for _, rows in people.populations)
        if not (is_empty and set(group.classes) <= {UNKNOWN, UNSETTLED}):
            yield group


def _divided_by(table: Table) -> tuple[str, ...]:
    return tuple(axis.dimension for axis in table.axes)


def _widest(deliveries: Iterable[Delivery]) -> dict[str, Axis]:
    """Of each division the widest groups that those who wait or those who are housed came to."""
    found: dict[str, Axis] = {}
    for axis in (axis for delivery in deliveries for table in delivery.tables for axis in table.axes):
        if len(axis.groups) < len(found.setdefault(axis.dimension, axis).groups):
            found[axis.dimension] = axis
    return found


def _in_groups(table: Table, axes: Mapping[str, Axis]) -> Table:
    return replace(table, axes=tuple(axes[name] for name in _divided_by(table)))


def _same_as_kostra(people: Iterable[People], register: Register) -> Iterator[Entry]:
    """What Husbanken has been given of the very same households: a year's, told on its last day."""
    for item in people:
        same = {f"{name.rpartition(' ')[0]} {item.last.year}": name for name, _ in item.populations}
        is_whole_year = item.last == date(item.last.year, 12, 31) and item.first == date(item.last.year, 1, 1)
        for entry in register.entries if is_whole_year else ():
            if entry.key.population in same:
                yield _of(same[entry.key.population], entry)


def _carried_on(people: Iterable[People], register: Register, year: int) -> Iterator[Entry]:
    """What was held back on an earlier day of the year, as if it were held back on this one."""
    now = {name.rpartition(" ")[0]: name for item in people for name, _ in item.populations}
    for entry in register.entries:
        kind, _, day = entry.key.population.rpartition(" ")
        is_earlier = kind in now and "-" in day and entry.key.population != now[kind]
        if is_earlier and entry.value is None and entry.year == year:
            yield _of(now[kind], entry)


def _of(population: str, entry: Entry) -> Entry:
    return replace(entry, key=replace(entry.key, population=population))
