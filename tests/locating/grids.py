"""Sheets as staff might lay them out, built in memory: cells by row and column, merged ranges, hidden rows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.excel.columns import Cells, ColumnCollector, Kind, RawSheet, RawWorkbook, Strings
from pipeline.flow import RawInputs
from schemas.columns import ColumnSpec, TableSpec
from schemas.columns import Kind as ColumnKind

EPOCH = date(1899, 12, 30)


@dataclass
class Grid:
    """A sheet that is being laid out; rows and columns are counted from 1."""

    name: str = "Ark1"
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()

    def put(self, row: int, column: int, values: Sequence[Any]) -> None:
        """Lay values in a row from a column on; None leaves a cell blank."""
        self.cells |= {(row, column + at): value for at, value in enumerate(values) if value is not None}

    def sheet(self) -> RawSheet:
        strings = Strings()
        collector = ColumnCollector()
        places = list(self.cells)
        told = [_told(value, strings) for value in self.cells.values()]
        collector.add(
            Cells(
                np.array([row for row, _ in places], np.int32),
                np.array([column for _, column in places], np.int32),
                np.array([kind for kind, *_ in told], np.uint8),
                np.array([number for _, number, _ in told], np.float64),
                np.array([text for *_, text in told], np.int32),
                np.zeros(len(places), np.bool_),
            )
        )
        return RawSheet(
            self.name, "visible", collector.columns(), strings.texts, self.hidden_rows, merged=tuple(self.merged)
        )


def _told(value: Any, strings: Strings) -> tuple[Kind, float, int]:
    if isinstance(value, bool):
        return Kind.BOOLEAN, float(value), -1
    if isinstance(value, date):
        return Kind.DATE, float((value - EPOCH).days), -1
    if isinstance(value, int | float):
        return Kind.NUMBER, float(value), -1
    return Kind.TEXT, float("nan"), strings.number(str(value))


def inputs_of(books: Mapping[str, Iterable[Grid]]) -> RawInputs:
    """Workbooks by file name."""
    found = tuple(RawWorkbook(file, "", tuple(grid.sheet() for grid in grids)) for file, grids in books.items())
    return RawInputs(Path(), found, ())


def values_of(column: ColumnSpec, count: int, rng: random.Random) -> list[Any]:
    """Values that the column can read, some of them missing where they may be."""
    blanks = 0.0 if column.is_required else rng.choice([0.0, 0.1, 0.5])
    return [None if rng.random() < blanks else _value(column, at, rng) for at in range(count)]


def _value(column: ColumnSpec, at: int, rng: random.Random) -> Any:
    low = 0 if column.minimum is None else column.minimum
    high = 9000 if column.maximum is None else column.maximum
    match column.kind:
        case ColumnKind.ID:
            return f"{column.name[0].upper()}-{at + 101}"
        case ColumnKind.CODE:
            assert column.codes
            return rng.choice(column.codes.labels)
        case ColumnKind.NUMBER | ColumnKind.INTEGER:
            return rng.randint(int(low), int(min(high, low + 5000)))
        case ColumnKind.DATE:
            return date(2019, 1, 1) + timedelta(days=rng.randint(0, 2000))
        case ColumnKind.YES_NO:
            return rng.choice(["ja", "nei"])
        case ColumnKind.UNIT_NUMBER:
            return f"H0{rng.randint(1, 4)}0{rng.randint(1, 9)}"
        case ColumnKind.CADASTRE:
            return f"{rng.randint(1, 300)}/{rng.randint(1, 900)}"
        case ColumnKind.DIGITS:
            return "".join(rng.choice("123456789") for _ in range(column.digits or 4))
        case _:
            return rng.choice(["Granlia", "Kari Moen", "se notat", "Etter avtale med huseier", "Storgata"])


def table_rows(table: TableSpec, names: Sequence[str], count: int, rng: random.Random) -> list[list[Any]]:
    """Rows of the named columns."""
    by_column = [values_of(table.column(name), count, rng) for name in names]
    return [list(row) for row in zip(*by_column, strict=True)]
