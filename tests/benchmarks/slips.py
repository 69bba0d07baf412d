"""Slips that staff make in a month's typing, at random from a seed: valid values where they should not stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.prints import is_watched, watched_columns
from pipeline.table import Table, Tables
from schemas import codelists
from tests.benchmarks.ordinary_months import ordinary_month, with_frame

LENGTHS = (5, 6, 8, 10, 15, 20, 30)
_ROOM = 7
_LABELS = {
    code.code: code.label.casefold()
    for item in vars(codelists).values()
    if isinstance(item, codelists.CodeList)
    for code in item.codes
}
_OFFSETS = (1, 1, 1, -1, -1, 2, -2, 3)


@dataclass(frozen=True)
class Slip:
    """One table last month and now, the columns that slipped, and how many cells of rows known from then it changed."""

    kind: str
    before: Table
    now: Table
    columns: tuple[str, ...]
    changed: int


def slip(tables: Tables, kind: str, random: np.random.Generator) -> Slip | None:
    """A month's ordinary work on one table, and a slip of a kind in it; None where the table is too short for it."""
    length = int(random.choice(LENGTHS))
    fit = [table for table in tables if len(table.frame) >= length + _ROOM and _columns(table, kind)]
    before = fit[int(random.integers(len(fit)))]
    after = ordinary_month(Tables({before.spec.name: before}), random).by_name[before.spec.name]
    if len(after.frame) < length + _ROOM:
        return None
    names = _columns(before, kind)
    first = int(random.integers(len(names)))
    chosen = names[first : first + (int(random.integers(2, 5)) if kind == "pasted" else 1)]
    frame = after.frame.copy()
    if kind == ADJUSTED:
        frame[chosen[0]] = (frame[chosen[0]] * random.uniform(1.01, 1.06)).round()
    honest = frame.copy()
    KINDS[kind](frame, chosen, length, random)
    is_other = np.logical_or.reduce([_is_other(honest[name], frame[name]) for name in chosen])
    frame["_is_changed"] = is_other & _is_known(honest, before)
    if kind == "key moved":
        # of two rows with one key, the one further down is set aside when read
        frame = frame[~frame.duplicated(list(before.spec.key))]
    changed = int(frame.pop("_is_changed").sum())
    return Slip(kind, before, with_frame(after, frame.reset_index(drop=True)), tuple(chosen), changed)


def _columns(table: Table, kind: str) -> list[str]:
    """The columns in which a table can have a slip of the kind: those that hold more than one value."""
    if not is_watched(table.spec):
        return []
    names = [column.name for column in watched_columns(table.spec) if table.frame[column.name].nunique() > 1]
    if kind == "key moved":
        return [table.spec.key[0]]
    if kind == ADJUSTED:
        return [] if table.spec.is_about_persons else [name for name in names if name.endswith("nok_month")]
    return names


def _is_other(old: pd.Series, new: pd.Series) -> NDArray[np.bool_]:
    same = (old == new).fillna(False) | (old.isna() & new.isna())
    return np.asarray(~same.to_numpy(dtype=bool))


def _is_known(frame: pd.DataFrame, before: Table) -> NDArray[np.bool_]:
    """The rows that were there last month."""
    keys = list(before.spec.key)
    return np.asarray(pd.MultiIndex.from_frame(frame[keys]).isin(pd.MultiIndex.from_frame(before.frame[keys])))


def _moved(frame: pd.DataFrame, names: list[str], length: int, random: np.random.Generator) -> None:
    offset = int(random.choice(_OFFSETS))
    first = abs(offset) + int(random.integers(0, max(1, len(frame) - length - 2 * abs(offset))))
    for name in names:
        block = frame[name].iloc[first : first + length].array
        frame.iloc[first + offset : first + offset + length, frame.columns.get_loc(name)] = block


def _sorted(frame: pd.DataFrame, names: list[str], length: int, random: np.random.Generator) -> None:
    first = int(random.integers(0, max(1, len(frame) - length)))
    block = _in_order(frame[names[0]].iloc[first : first + length], random)
    frame.iloc[first : first + length, frame.columns.get_loc(names[0])] = block.array


def _all_sorted(frame: pd.DataFrame, names: list[str], _: int, random: np.random.Generator) -> None:
    frame[names[0]] = _in_order(frame[names[0]], random).array


def _in_order(values: pd.Series, random: np.random.Generator) -> pd.Series:
    """As a spreadsheet sorts what stands in the sheet: rising or falling, by label where there are codes."""
    return values.sort_values(ascending=bool(random.integers(2)), key=_shown)


def _shown(values: pd.Series) -> pd.Series:
    return values.map(_LABELS, na_action="ignore") if values.isin(_LABELS).any() else values


def _retyped(frame: pd.DataFrame, names: list[str], _: int, random: np.random.Generator) -> None:
    """Another list's values in the column: as common as they were, in no order that the rows know."""
    frame[names[0]] = frame[names[0]].iloc[random.integers(0, len(frame), len(frame))].array


ADJUSTED = "moved, all adjusted"
KINDS: dict[str, Callable[[pd.DataFrame, list[str], int, np.random.Generator], None]] = {
    "moved": _moved,
    "pasted": _moved,
    "sorted": _sorted,
    "column sorted": _all_sorted,
    "key moved": _moved,
    "retyped": _retyped,
    ADJUSTED: _moved,
}
"""A column's block some rows off; neighbouring columns' blocks; a block or a column sorted alone; a whole column typed
anew; a column's block some rows off in the month in which all of it was adjusted by one rate."""
