"""Rows about people at a protected address (kode 6 and 7): whose they are, and the dwellings where those people live.

A row is protected by its own code, by the household, youth or family that it points to, and by the dwelling where one
of them lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from string import ascii_uppercase

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.cell_addresses import CellAddresses
from pipeline.dates import as_days
from pipeline.finding import Place
from pipeline.table import Table, Tables
from pipeline.values import tidy, with_plain_hyphens
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies

Mask = NDArray[np.bool_]
_CODE, _DECISION = "address_protection", "decision"
_HOUSEHOLD, _YOUTH, _FAMILY = "household_id", "youth_id", "family_id"
_PEOPLE = (_HOUSEHOLD, _YOUTH, _FAMILY)
_DWELLING, _ACQUISITION = "dwelling_id", "acquisition_id"
_TELLING = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).{4,}|\D*(?:\d\D*){6,}")
"""Ids that no other text has by chance: four signs with a letter and a digit, or six digits."""
_WORD, _WORD_OR_LINE, _DIGIT = re.compile(r"\w+"), re.compile(r"\w+|\n"), re.compile(r"\d")
_TEXTS_AT_ONCE = 10_000


@dataclass(frozen=True)
class Protection:
    """What no output but the plan may show.

    Attributes
    ----------
    rows
        Protected rows by file and sheet.
    ids
        Protected households, youths, families and dwellings, by the name of the column that points to them.
    keys
        The numbers of protected rows in their own tables, say of a tenancy.
    """

    rows: Mapping[tuple[str, str], frozenset[int]] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()

    def of(self, table: Table) -> Mask:
        """Which rows of a table are protected."""
        found = np.zeros(len(table.frame), dtype=bool)
        for number, origin in enumerate(table.sheets):
            rows = self.rows.get((origin.file, origin.sheet), ())
            found |= (table.sheet_of_row == number) & np.isin(table.row_numbers, list(rows))
        return found

    def open_part(self, tables: Tables) -> Tables:
        """The tables without their protected rows."""
        return Tables({name: table.keep(~self.of(table)) for name, table in tables.by_name.items()})

    def covers(self, place: Place) -> bool:
        """Whether a cell lies in a protected row."""
        return _row(place.cell) in self._row_numbers.get((place.file, place.sheet), ())

    def covers_cells(self, files: pd.Series, sheets: pd.Series, cells: pd.Series) -> Mask:
        """Which cells lie in protected rows."""
        rows = _rows(cells)
        found = np.isin(rows, list(frozenset().union(*self.rows.values())))
        # few rows have a number that is protected anywhere
        at = np.flatnonzero(found)
        places = zip(files.iloc[at].tolist(), sheets.iloc[at].tolist(), rows[at].tolist(), strict=True)
        found[at] = [row in self.rows.get((file, sheet), ()) for file, sheet, row in places]
        return found

    def is_named_in(self, text: str) -> bool:
        """Whether a text names what is protected; numbers too short to tell are not looked for."""
        # no such name is without a digit
        if not self._patterns or not _DIGIT.search(text):
            return False
        words = self._patterns.keys() & _WORD.findall(tidy(text).casefold())
        if not words:
            return False
        written = _as_ids_are_read(text)
        return any(self._patterns[word].search(written) for word in words)

    def are_named_in(self, texts: Sequence[str]) -> Mask:
        """What :meth:`is_named_in` says of each of many texts, in a tenth of the time."""
        found = np.zeros(len(texts), dtype=bool)
        for start in range(0, len(texts) if self._patterns else 0, _TEXTS_AT_ONCE):
            some = texts[start : start + _TEXTS_AT_ONCE]
            lines = "\n".join([text if text.isascii() and text.isprintable() else tidy(text) for text in some])
            words = _WORD_OR_LINE.findall(lines.casefold())
            line = np.cumsum(np.fromiter(map("\n".__eq__, words), dtype=np.int64, count=len(words)))
            is_looked_for = np.fromiter(map(self._patterns.__contains__, words), dtype=bool, count=len(words))
            for at in np.unique(line[is_looked_for]).tolist():
                found[start + at] = self.is_named_in(some[at])
        return found

    @cached_property
    def _row_numbers(self) -> dict[tuple[str, str], frozenset[str]]:
        """Protected rows as cells name them."""
        return {place: frozenset(map(str, rows)) for place, rows in self.rows.items()}

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        """What finds the protected names, by the longest word of each: most texts have none of those words."""
        names: dict[str, list[str]] = {}
        for name in sorted(map(_as_ids_are_read, self.keys.union(*self.ids.values()))):
            if _TELLING.fullmatch(name):
                names.setdefault(max(_WORD.findall(name.casefold()), key=len), []).append(re.escape(name))
        return {word: re.compile(rf"(?<!\w)(?:{'|'.join(of)})(?!\w)", re.IGNORECASE) for word, of in names.items()}


def _row(cell: str) -> str:
    return cell.lstrip(ascii_uppercase)


def _rows(cells: pd.Series) -> NDArray[np.int64]:
    """Row numbers of cells, −1 for what names no single cell."""
    if isinstance(cells.array, CellAddresses):
        return cells.array.rows
    numbers = (_row(str(cell)) for cell in cells.tolist())
    return np.array([int(number) if number.isdecimal() else -1 for number in numbers], dtype=np.int64)


def _as_ids_are_read(text: str) -> str:
    return with_plain_hyphens(tidy(text))


NOBODY = Protection()


def protection_of(tables: Tables, day: date) -> Protection:
    """Find the protected rows.

    Parameters
    ----------
    tables
        Every row that was read, those set aside among them.
    day
        The as-of day: a dwelling that somebody moved out of before it is protected no more.
    """
    search = _Search(tables)
    if not any(mask.any() for mask in search.masks.values()):
        return NOBODY
    search.spread()
    homes = frozenset(search.homes(day))
    search.mark(_DWELLING, homes)
    search.mark(_ACQUISITION, frozenset(search.chosen("acquisitions", _ACQUISITION)))
    return Protection(search.rows(), {**search.people, _DWELLING: homes}, frozenset(search.keys()))


class _Search:
    """The masks of protected rows by table, as they grow."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.masks: dict[str, Mask] = {table.spec.name: _by_code(table.frame) for table in tables}
        self.people: dict[str, frozenset[str]] = dict.fromkeys(_PEOPLE, frozenset())

    def spread(self) -> None:
        """From each row to whom it is about, and from those to all their rows, until nobody is added."""
        before = None
        while before != self.people:
            before = dict(self.people)
            for name in _PEOPLE:
                found = {item for table in self._tables for item in self.chosen(table.spec.name, name)}
                self.people[name] = frozenset(found)
                self.mark(name, self.people[name])
        places = self._tables.get(PlanPlaces)
        if places is not None:
            youths = {youth.casefold() for youth in self.people[_YOUTH]}
            residents = places.frame[PlanPlaces.resident].fillna("").map(lambda text: tidy(text).casefold())
            self.masks[places.spec.name] = self.masks[places.spec.name] | residents.isin(youths).to_numpy(dtype=bool)

    def mark(self, column: str, wanted: frozenset[str]) -> None:
        """Protect every row that points to one of ``wanted``."""
        for table in self._tables:
            if column in table.frame:
                is_wanted = table.frame[column].isin(wanted).to_numpy(dtype=bool)
                self.masks[table.spec.name] = self.masks[table.spec.name] | is_wanted

    def chosen(self, table_name: str, column: str) -> Iterator[str]:
        """What the protected rows of a table point to."""
        table = self._tables.by_name.get(table_name)
        if table is not None and column in table.frame:
            yield from table.frame[column][self.masks[table_name]].dropna()

    def homes(self, day: date) -> Iterator[str]:
        """Where protected people live or are to live, by the tenancies, the plan and what was allotted."""
        tenancies = self._tables.frame(Tenancies)
        own = tenancies[self.masks.get("tenancies", np.zeros(len(tenancies), dtype=bool))]
        last = as_days(own[Tenancies.end_date])
        is_left = last < np.datetime64(day)
        yield from own[Tenancies.dwelling_id][~is_left].dropna()
        yield from self.chosen("plan_places", _DWELLING)
        left = set(_pairs(own[is_left])) - set(_pairs(own[~is_left]))
        for name in ("applications", "allocations"):
            table = self._tables.by_name.get(name)
            if table is not None:
                rows = table.frame[self.masks[name]]
                rows = rows[rows[_DECISION] != "REJECTED"] if _DECISION in rows else rows
                yield from (dwelling for person, dwelling in _pairs(rows) if (person, dwelling) not in left)

    def rows(self) -> dict[tuple[str, str], frozenset[int]]:
        """The protected rows by file and sheet."""
        found: dict[tuple[str, str], set[int]] = {}
        for table in self._tables:
            for row in np.flatnonzero(self.masks[table.spec.name]):
                origin = table.sheets[int(table.sheet_of_row[row])]
                found.setdefault((origin.file, origin.sheet), set()).add(int(table.row_numbers[row]))
        return {place: frozenset(rows) for place, rows in found.items()}

    def keys(self) -> Iterator[str]:
        """What protected rows are called in tables whose rows have a number of their own."""
        for table in self._tables:
            if len(table.spec.key) == 1 and table.spec.key[0] not in (*_PEOPLE, _DWELLING):
                yield from self.chosen(table.spec.name, table.spec.key[0])


def _by_code(frame: pd.DataFrame) -> Mask:
    """Rows with a code of their own; an empty cell says that there is none."""
    if _CODE not in frame:
        return np.zeros(len(frame), dtype=bool)
    found: Mask = (frame[_CODE].notna() & (frame[_CODE] != "NONE")).to_numpy(dtype=bool)
    return found


def _pairs(frame: pd.DataFrame) -> Iterable[tuple[str, str]]:
    """Who and which dwelling, for each row that says both."""
    for column in (_HOUSEHOLD, _YOUTH):
        if column in frame:
            rows = frame[[column, _DWELLING]].dropna()
            yield from zip(rows[column], rows[_DWELLING], strict=True)
