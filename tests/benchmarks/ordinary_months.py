"""What honest work does to a municipality's tables in a month, at random from a seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.drift.prints import is_watched
from pipeline.table import Table, Tables

NEW_SHARE, ENDED_SHARE, CHANGED_SHARE = 0.10, 0.03, 0.05


def ordinary_month(tables: Tables, random: np.random.Generator) -> Tables:
    """The tables after a month: rows new, gone, inserted, sorted whole; values corrected, filled in, adjusted."""
    return Tables({table.spec.name: _month(table, random) for table in tables if is_watched(table.spec)})


def with_frame(table: Table, frame: pd.DataFrame) -> Table:
    """The table with other rows, one to a sheet row from under the header."""
    count = len(frame)
    rows = np.arange(count, dtype=np.int32) + table.sheets[0].header_row + 1
    return replace(table, frame=frame, sheet_of_row=np.zeros(count, np.int16), row_numbers=rows, rows_read=count)


def _month(table: Table, random: np.random.Generator) -> Table:
    frame = table.frame.copy()
    others = [column for column in table.spec.columns if column.name not in table.spec.key]
    for column in others:
        if frame[column.name].notna().sum() < 3:
            continue
        if random.random() < 0.6:
            _correct(frame, column.name, random)
        if random.random() < 0.1:
            _fill_down(frame, column.name, random)
        if column.name.endswith("nok_month") and not table.spec.is_about_persons and random.random() < 1 / 12:
            frame[column.name] = (frame[column.name] * random.uniform(1.01, 1.06)).round()
    frame = frame[random.random(len(frame)) >= ENDED_SHARE * random.random()]
    frame = _with_new_rows(frame, table, random)
    if random.random() < 0.3:
        frame = frame.sort_values(str(random.choice(list(frame.columns))), kind="stable")
    return with_frame(table, frame.reset_index(drop=True))


def _correct(frame: pd.DataFrame, name: str, random: np.random.Generator) -> None:
    """Some cells get another of the column's values: people move, dates are set, typos are put right."""
    count = random.binomial(len(frame), CHANGED_SHARE * random.random())
    rows = random.choice(len(frame), count, replace=False)
    values = frame[name].iloc[random.integers(0, len(frame), count)]
    frame.iloc[rows, frame.columns.get_loc(name)] = values.array


def _fill_down(frame: pd.DataFrame, name: str, random: np.random.Generator) -> None:
    """Somebody goes through some rows in a stretch and writes the same in each."""
    length = int(random.integers(2, 12))
    first = int(random.integers(0, max(1, len(frame) - length)))
    value = frame[name].dropna().sample(1, random_state=int(random.integers(1 << 30))).iloc[0]
    stretch = slice(first, first + length)
    count = len(frame.iloc[stretch])
    frame.iloc[stretch, frame.columns.get_loc(name)] = pd.Series([value] * count, dtype=frame[name].dtype).array


def _with_new_rows(frame: pd.DataFrame, table: Table, random: np.random.Generator) -> pd.DataFrame:
    """Rows put together from values met before, with keys of their own, at the end or in between."""
    count = random.binomial(max(len(frame), 5), NEW_SHARE * random.random())
    if not count or not len(frame):
        return frame
    new = pd.DataFrame({name: frame[name].sample(count, replace=True, random_state=random).array for name in frame})
    for name in table.spec.key:
        if not pd.api.types.is_string_dtype(new[name].dtype):
            continue
        new[name] = [f"ny-{random.integers(1 << 40)}" for _ in range(count)]
    both = pd.concat([frame, new], ignore_index=True)
    both = both[~both.duplicated(list(table.spec.key))]
    if random.random() < 0.5:
        place = np.arange(len(both), dtype=float)
        place[len(frame) :] = random.random(len(both) - len(frame)) * len(frame)
        both = both.iloc[np.argsort(place, kind="stable")]
    return both
