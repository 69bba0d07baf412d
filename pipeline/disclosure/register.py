"""The release register: every number that ever left the house, and every one that was held back; only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.disclosure.delivery import Box, Delivery, Key, Unshown
from pipeline.disclosure.model import KnownRow

HEADINGS = ("Utgivelse", "År", "Bestand", "Avgrensning", "Antall", "Grense")


@dataclass(frozen=True)
class Entry:
    """One figure of one release; ``value`` is None when it was held back."""

    release: str
    year: int
    key: Key
    value: int | None
    threshold: int


@dataclass(frozen=True)
class Register:
    """All entries in the order that they were made."""

    entries: tuple[Entry, ...] = ()

    def adding(self, entries: Iterable[Entry]) -> Register:
        """The register with more entries after those it has."""
        return Register((*self.entries, *entries))

    def known(self, delivery: Delivery) -> tuple[KnownRow, ...]:
        """What readers have already of the counts in a delivery."""
        return tuple(
            KnownRow(key, entry.value, entry.release) for entry, key in self._of(delivery) if entry.value is not None
        )

    def held_back(self, delivery: Delivery) -> tuple[Unshown, ...]:
        """What was held back earlier, so that nothing given out now may give it away."""
        return tuple(Unshown(key, entry.threshold) for entry, key in self._of(delivery) if entry.value is None)

    def sticky_places(self, delivery: Delivery, year: int) -> frozenset[Key]:
        """Places in tables that were held back in the same year, whatever the month."""
        of_the_year = [key for entry, key in self._of(delivery) if entry.value is None and entry.year == year]
        return frozenset(place_of(delivery, key) for key in of_the_year)

    def _of(self, delivery: Delivery) -> list[tuple[Entry, Key]]:
        """The entries that count what the delivery counts; a population or a class it lacks is none of its business."""
        found = []
        for entry in self.entries:
            if entry.key.population in delivery.by_name:
                try:
                    found.append((entry, delivery.key(entry.key.population, entry.key.box)))
                except (KeyError, ValueError):
                    continue
        return found


def place_of(delivery: Delivery, key: Key) -> Key:
    """The figure without its time: the same cell of the same table in any month."""
    population = delivery.by_name[key.population]
    return Key(key.population, tuple(item for item in key.box if not population.dimension(item[0]).is_open))


def to_lines(register: Register) -> list[tuple[str, ...]]:
    """The register as text, one line for each entry, under ``HEADINGS``; an empty count was held back."""
    return [
        (
            entry.release,
            str(entry.year),
            entry.key.population,
            json.dumps(entry.key.box, ensure_ascii=False),
            "" if entry.value is None else str(entry.value),
            str(entry.threshold),
        )
        for entry in register.entries
    ]


def from_lines(lines: Iterable[Sequence[str]]) -> Register:
    """The register from its text; raises ValueError for a line that is not one of its own."""
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            release, year, population, box, value, threshold = line
            entries.append(
                Entry(release, int(year), Key(population, _box(box)), int(value) if value else None, int(threshold))
            )
        except (ValueError, TypeError, RecursionError) as error:
            raise ValueError(f"line {number} is not a line of the register") from error
    return Register(tuple(entries))


def _box(text: str) -> Box:
    return tuple((str(name), tuple(str(item) for item in classes)) for name, classes in json.loads(text))
