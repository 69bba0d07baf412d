"""Fills the templates as staff would: values typed under the headings, in the format that the column has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.templates.write import template_tables
from schemas.columns import ColumnSpec, Kind, TableSpec, table_spec
from schemas.tables import id_owners
from schemas.tables.settings import Settings

Row = dict[str, Any]
"""Values by column name, as a frame holds them."""
FILLED_BY_STAFF = tuple(
    table
    for tables in template_tables().values()
    for table in tables
    if table.workbook != table_spec(Settings).workbook
)
_SIGNS = "abcdefghijklmnopqrstuvwxyzæøåABCÆØÅéüš0123456789/.-&'"


def fill(folder: Path, rows: Mapping[str, Iterable[Row]]) -> None:
    """Type rows, by table, into the templates in ``folder``."""
    for path in sorted(folder.glob("*.xlsx")):
        tables = [table for table in FILLED_BY_STAFF if table.name in rows and f"{table.workbook}.xlsx" == path.name]
        if not tables:
            continue
        book = openpyxl.load_workbook(path)
        for table in tables:
            _type(book[table.sheet], table, list(rows[table.name]))
        book.save(path)


def _type(sheet: Worksheet, table: TableSpec, rows: list[Row]) -> None:
    (area,) = sheet.tables.values()
    first, last = area.ref.split(":")
    header = sheet[first].row
    letters = last.rstrip("0123456789")
    area.ref = area.autoFilter.ref = f"{first}:{letters}{header + max(len(rows), 1)}"
    for number, row in enumerate(rows, start=header + 1):
        for at, column in enumerate(table.columns, start=1):
            value = typed(column, row.get(column.name))
            if value is not None:
                cell = sheet.cell(number, at, value)
                cell._style = copy(sheet.cell(header + 1, at)._style)


def typed(column: ColumnSpec, value: Any) -> Any:
    """What somebody types who means ``value``."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if column.codes:
        return column.codes.label(value)
    if column.kind is Kind.YES_NO:
        return "ja" if value else "nei"
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def invented(random: Random, count: int) -> dict[str, list[Row]]:
    """Rows for every table: any value that a column may hold, keys that tell rows apart, ids that exist."""
    ids = {column: [f"{number:04d}" for number in range(1, count + 1)] for column in id_owners()}
    return {table.name: list(_unlike(random, table, ids, count)) for table in FILLED_BY_STAFF}


def _unlike(random: Random, table: TableSpec, ids: Mapping[str, list[str]], count: int) -> Iterator[Row]:
    keys: set[tuple[Any, ...]] = set()
    while len(keys) < count:
        row = {column.name: _value(random, column, ids) for column in table.columns}
        key = tuple(row[name] for name in table.key)
        if key not in keys:
            keys.add(key)
            yield row


def _value(random: Random, column: ColumnSpec, ids: Mapping[str, list[str]]) -> Any:
    if not column.is_required and random.random() < 0.3:
        return None
    if column.name in ids:
        return random.choice(ids[column.name])
    low = -50.0 if column.minimum is None else column.minimum
    high = 10_000.0 if column.maximum is None else column.maximum
    match column.kind:
        case Kind.CODE:
            assert column.codes is not None
            return random.choice(column.codes.values)
        case Kind.YES_NO:
            return random.random() < 0.5
        case Kind.DATE:
            return pd.Timestamp(datetime(1910, 1, 1) + timedelta(days=random.randrange(100_000)))
        case Kind.INTEGER:
            return random.randint(int(low), int(high))
        case Kind.NUMBER:
            return round(random.uniform(low, high), random.choice((0, 1, 2)))
        case Kind.DIGITS:
            return "".join(random.choices("0123456789", k=column.digits or 1))
        case Kind.UNIT_NUMBER:
            return f"{random.choice('HULK')}{random.randrange(10_000):04d}"
        case Kind.CADASTRE:
            return f"{random.randint(1, 999)}/{random.randint(1, 31)}"
        case Kind.ID:
            return f"{random.randrange(100):02d}{random.choice(('', 'A', 'Å'))}"
    words = ("".join(random.choices(_SIGNS, k=random.randint(3, 12))) for _ in range(random.randint(1, 4)))
    return f"{' '.join(words)}q"
