"""Values of a row as proposals need them, and the cell that each came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from pipeline.dates import as_days
from pipeline.finding import Place
from pipeline.table import Table


@dataclass(frozen=True)
class Origins(Mapping[str, Place]):
    """The cell of each fact of a row, by the fact's name; ``columns`` gives the column that it is read from.

    Found when asked for, as of most facts nobody asks. ``others`` are facts from elsewhere, and go before.
    """

    table: Table
    row: int
    columns: Mapping[str, Any]
    others: Mapping[str, Place] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Place:
        if name in self.others:
            return self.others[name]
        return self.table.place(self.row, str(self.columns[name]))

    def __iter__(self) -> Iterator[str]:
        return iter({**self.columns, **self.others})

    def __len__(self) -> int:
        return len({**self.columns, **self.others})


def records(frame: pd.DataFrame, rows: Any) -> list[dict[Any, Any]]:
    """Many rows as dictionaries by column, of :func:`plain` values."""
    columns = {name: plain(values) for name, values in frame.iloc[rows].items()}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def plain(values: pd.Series) -> list[Any]:
    """Python's own values, days as dates; None where one is missing."""
    if values.dtype.kind == "M":
        return list(as_days(values).tolist())
    return list(values.to_numpy(dtype=object, na_value=None).tolist())


def known_day(value: Any) -> date | None:
    """A day of a frame or an array; None where it is missing."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
