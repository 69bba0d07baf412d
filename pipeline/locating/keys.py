"""The keys of a sheet's rows, to see how much two sheets of one table have in common."""

from __future__ import annotations

import numpy as np

from pipeline.conversion import cells_in, convert_column
from pipeline.located import LocatedSheet


def keys_on(sheet: LocatedSheet) -> frozenset[tuple[object, ...]]:
    """The key of each row that has one; none where the sheet lacks a column of the key."""
    assert sheet.table is not None
    numbers = sheet.numbers()
    cells = {column.index: column for column in sheet.sheet.columns}
    columns = [(sheet.table.column(name), cells.get(numbers.get(name, 0))) for name in sheet.table.key]
    values = [
        convert_column(cells_in(found, sheet.rows), sheet.sheet.strings, column).values
        for column, found in columns
        if found is not None
    ]
    if not values or len(values) < len(columns):
        return frozenset()
    is_whole = np.logical_and.reduce([part.notna().to_numpy() for part in values])
    return frozenset(zip(*(part[is_whole].tolist() for part in values), strict=True))
