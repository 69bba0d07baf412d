"""Values of a row as proposals need them, and the cell that each came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from pipeline.finding import Place
from pipeline.table import Table


def origins(table: Table, row: int, columns: Mapping[str, Any]) -> dict[str, Place]:
    """The cell of each fact, by the fact's name; ``columns`` gives the column that it is read from."""
    return {name: table.place(row, str(column)) for name, column in columns.items()}


def known(value: Any) -> Any:
    """The plain value, days as dates; None where it is missing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def known_day(value: Any) -> date | None:
    """A day of a frame or an array; None where it is missing."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
