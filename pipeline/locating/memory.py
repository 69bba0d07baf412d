"""Sheet Kolonnekart: what staff have said of sheets and headings, which counts before anything is inferred."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from pipeline import texts
from pipeline.cells import format_cell
from pipeline.conversion import convert_column
from pipeline.finding import Finding, Place
from pipeline.headings import heading_key, named
from pipeline.located import LocatedSheet
from pipeline.rules.intake import intake_finding
from schemas.columns import ColumnSpec, TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.column_map import NOT_READ, NOT_THERE, ColumnMap

SPEC = table_spec(ColumnMap)
_MONTHS = {*texts.MONTHS, *(month[:3] for month in texts.MONTHS)}
_NUMBERED = re.compile(r"(.*) \(nr\. (\d+)\)")


@dataclass(frozen=True)
class Said:
    """One row: of a heading on a sheet, which column of which table it is.

    ``table`` is None where the sheet is not to be read, ``column`` where the heading is not; ``heading`` is empty where
    there is no such column. ``places`` are the row's cells by column of ``ColumnMap``, none for an answer just given.
    """

    file: str
    sheet: str
    heading: str
    table: TableSpec | None
    column: ColumnSpec | None
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def is_ignored_sheet(self) -> bool:
        """Whether the whole sheet is the staff's own."""
        return self.table is None

    @property
    def is_lacked(self) -> bool:
        """Whether staff say that they have no such column."""
        return not self.heading and self.column is not None


@dataclass(frozen=True)
class SheetMemory:
    """What is said of one sheet."""

    rows: tuple[Said, ...] = ()

    @cached_property
    def by_table(self) -> Mapping[str, Mapping[str, str | None]]:
        """By table and heading the column, None for one not to be read."""
        found: dict[str, dict[str, str | None]] = {}
        for row in self.rows:
            if row.table and row.heading:
                names = found.setdefault(row.table.name, {})
                names.setdefault(label_key(row.heading), row.column.name if row.column else None)
        return found

    @property
    def is_ignored(self) -> bool:
        """Whether the whole sheet is the staff's own, by all that is said of sheets so called."""
        ignored = {(row.file, row.sheet) for row in self.rows if row.is_ignored_sheet}
        return bool(ignored) and all((row.file, row.sheet) in ignored for row in self.rows)

    def lacked(self, table: TableSpec) -> set[str]:
        """Names of the columns that staff say the sheet does not have."""
        return {row.column.name for row in self.rows if row.is_lacked and row.column and row.table is table}

    def of(self, table: TableSpec, label: str) -> tuple[bool, str | None]:
        """Whether anything is said of a heading, and which column it is."""
        names = self.by_table.get(table.name, {})
        key = label_key(label)
        return key in names, names.get(key)


@dataclass(frozen=True)
class Memory:
    """All that is said, in the sheet's order; what was answered last comes first."""

    rows: tuple[Said, ...] = ()

    @cached_property
    def headings(self) -> frozenset[str]:
        """All headings as they stand, in lower case."""
        return frozenset(row.heading.casefold() for row in self.rows)

    def of(self, file: str, sheet: str) -> SheetMemory:
        """What is said of a sheet; dates in names of sheets and files do not matter, files only between equals."""
        found = _closest(self.rows, sheet, lambda row: row.sheet)
        if len({row.file for row in found}) > 1:
            found = _closest(found, file, lambda row: row.file) or found
        return SheetMemory(tuple(found))


def _closest(rows: Iterable[Said], name: str, of: Callable[[Said], str]) -> list[Said]:
    rows = list(rows)
    same = [row for row in rows if heading_key(of(row)) == heading_key(name)]
    bare = _undated(name)
    return same or [row for row in rows if bare and _undated(of(row)) == bare]


def _undated(name: str) -> str:
    words = heading_key(re.sub(r"\.[a-z]{3,4}$", "", name.casefold())).split()
    return " ".join(word for word in words if not word.isdigit() and word not in _MONTHS)


def label_key(label: str) -> str:
    """A heading's key with its number among columns called the same."""
    numbered = _NUMBERED.fullmatch(label.strip())
    text, number = (numbered[1], numbered[2]) if numbered else (label, "1")
    return f"{heading_key(text) or text.strip().casefold()}#{number}"


def remember(sheet: LocatedSheet | None) -> tuple[Memory, list[Finding]]:
    """Read sheet Kolonnekart, where there is one; a row that names what is not known is a finding on its cell."""
    rows: list[Said] = []
    findings: list[Finding] = []
    for cells, places in _rows(sheet) if sheet else ():
        table = _table_called(cells["table_title"])
        column = named(cells["taken_as"], table) if table else None
        is_own_sheet, is_own = _is(cells["table_title"], NOT_READ), _is(cells["taken_as"], NOT_READ)
        if table is None and not is_own_sheet:
            findings.append(_unknown("tabellen", cells["table_title"], places["table_title"], _titles(TABLES.values())))
        elif table is not None and column is None and not is_own:
            choices = texts.listed([item.title for item in table.readable], "eller")
            findings.append(_unknown("kolonnen", cells["taken_as"], places["taken_as"], choices))
        else:
            heading = "" if _is(cells["heading"], NOT_THERE) else cells["heading"]
            rows.append(Said(cells["file"], cells["sheet"], heading, table, column, places))
    return Memory(tuple(rows)), findings


def _rows(sheet: LocatedSheet) -> Iterable[tuple[dict[str, str], dict[str, Place]]]:
    numbers = sheet.numbers()
    columns = {column.index: column for column in sheet.sheet.columns}
    read: dict[str, pd.Series] = {}
    for spec in SPEC.columns:
        cells = columns.get(numbers.get(spec.name, 0))
        if cells is not None:
            read[spec.name] = convert_column(cells.dense(1, sheet.sheet.last_row), sheet.sheet.strings, spec).values
    for row in sheet.rows.tolist():
        found = {
            name: "" if name not in read or pd.isna(read[name].iat[row - 1]) else str(read[name].iat[row - 1])
            for name in (spec.name for spec in SPEC.columns)
        }
        places = {name: sheet.place(format_cell(row, numbers.get(name, 1))) for name in found}
        if found["sheet"] and found["table_title"]:
            yield found, places


def _is(text: str, word: str) -> bool:
    return text.strip("() ").casefold() == word.strip("()")


def _table_called(title: str) -> TableSpec | None:
    key = heading_key(title)
    return next((table for table in TABLES.values() if heading_key(table.title) == key), None)


def _titles(tables: Iterable[TableSpec]) -> str:
    return texts.listed([table.title for table in tables if not table.is_written_by_run], "eller")


def _unknown(what: str, found: str, place: Place, choices: str) -> Finding:
    return intake_finding("I021", place, found, what=what, choices=choices)
