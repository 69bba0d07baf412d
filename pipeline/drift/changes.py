"""One table against its fingerprint of an earlier month: which columns went wrong, in which rows, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.drift.adjusted import adjusted
from pipeline.drift.evidence import FEWEST_CHANGED, Coded, Stretch, coded, in_order
from pipeline.drift.moves import find_move
from pipeline.drift.pairings import find_pairing
from pipeline.drift.prints import TablePrint, is_missing, measures, watched_columns
from pipeline.drift.retypes import emptied_pct, find_conversion, retyped_pct
from pipeline.drift.twins import by_content
from pipeline.drift.views import View, by_key, views
from pipeline.table import Table
from schemas.columns import ColumnSpec


class Slip(StrEnum):
    """What happened to a column."""

    MOVED = "moved"
    SORTED = "sorted"
    REORDERED = "reordered"
    CONVERTED = "converted"
    RETYPED = "retyped"
    EMPTIED = "emptied"


_MUCH = 0.08
"""Share of the cells beside a key that are others where it was the key that moved."""
_MOSTLY = 0.5
"""Share of a key's rows from which what is said of others tells enough."""
_WEIGHTS = {Slip.MOVED: 1.0, Slip.SORTED: 0.7, Slip.REORDERED: 0.5}
"""A block that moved in a sorted column is sorted still; that values changed places says less than by how much."""
_MISPLACED = tuple(_WEIGHTS)
_LAST_LETTERS = str.maketrans("æøå", "{|}")
"""The order of the Norwegian alphabet."""


@dataclass(frozen=True)
class Change:
    """What seems to have happened to one or more columns.

    ``rows`` are places in the table's frame, rising. ``offset`` is how many rows down values moved (up where negative),
    ``words`` names a conversion, ``share_pct`` is of the rows that were filled in.
    """

    slip: Slip
    columns: tuple[str, ...]
    rows: NDArray[np.int64]
    score: float = 0.0
    offset: int = 0
    words: str = ""
    share_pct: float = 0.0


@dataclass(frozen=True)
class Limits:
    """Shares in per cent from which a column counts as re-typed or emptied."""

    retyped_pct: float
    emptied_pct: float


def find_changes(table: Table, before: TablePrint, now: TablePrint, limits: Limits) -> tuple[Change, ...]:
    """What changed in a way that ordinary work does not account for.

    Parameters
    ----------
    table
        This month's rows.
    before, now
        The table's fingerprints, the earlier month's and this month's.
    limits
        From the settings.

    Returns
    -------
    tuple
        Columns with the same slip in the same rows together; where it is the key that moved, the key alone.
    """
    orders = views(by_key(before, now), len(before.keys))
    found = []
    for spec in watched_columns(table.spec):
        if _is_in_both(spec.name, before, now):
            change = _of_column(table, spec, before.columns[spec.name], now.columns[spec.name], orders, limits)
            found += [change] if change else []
    return tuple(_keys_or_others(_of_keys(table, before, now), _together(found), _Months(table.spec.key, before, now)))


def _is_in_both(name: str, before: TablePrint, now: TablePrint) -> bool:
    """Whether both months hold the column, kept in the same way."""
    return name in before.columns and name in now.columns and before.columns[name].dtype == now.columns[name].dtype


def _of_keys(table: Table, before: TablePrint, now: TablePrint) -> list[Change]:
    """What happened to key columns, with the rows known by what else stands in them."""
    found = []
    for name in table.spec.key:
        if _is_in_both(name, before, now):
            orders = views(by_content(before, now, name), len(before.keys))
            column = coded(now.columns[name], before.columns[name])
            change = _misplaced(table, table.spec.column(name), column, orders)
            found += [change] if change else []
    return _together(found)


def _keys_or_others(keys: list[Change], others: list[Change], months: _Months) -> list[Change]:
    """The key alone where it accounts for the others; of two columns that parted, the one that is not the key."""
    if not keys:
        return others
    key = max(keys, key=lambda change: change.score)
    hidden = [change for change in others if _hides(key, change)]
    names = {name for change in hidden for name in change.columns}
    is_told = any(np.isin(key.rows, change.rows).mean() >= _MOSTLY and change.score > key.score for change in others)
    if (is_told and not hidden) or (len(names) == 1 and not months.is_much_else_changed(key, names)):
        return others
    return [*(change for change in others if not any(change is item for item in hidden)), key]


@dataclass(frozen=True)
class _Months:
    """Both months of a table, and the names of its key."""

    key: tuple[str, ...]
    before: TablePrint
    now: TablePrint

    def is_much_else_changed(self, key: Change, names: set[str]) -> bool:
        """Whether in a key's rows the columns beside some are not what they were under it either."""
        before_at = by_key(self.before, self.now)[key.rows]
        rows, others = key.rows[before_at >= 0], before_at[before_at >= 0]
        changed = total = 0
        for name, values in self.now.columns.items():
            if name not in {*self.key, *names} and _is_in_both(name, self.before, self.now):
                earlier = self.before.columns[name]
                if len(np.unique(earlier)) > 1:
                    changed += int((values[rows] != earlier[others]).sum())
                    total += len(rows)
        return changed > max(FEWEST_CHANGED, _MUCH * total)


def _hides(key: Change, change: Change) -> bool:
    """Whether a column only seems to have moved because the key beside it did."""
    return change.slip in _MISPLACED and bool(np.isin(change.rows, key.rows).mean() >= 0.3)


def _of_column(
    table: Table,
    spec: ColumnSpec,
    before: NDArray[Any],
    now: NDArray[Any],
    orders: tuple[View, ...],
    limits: Limits,
) -> Change | None:
    expected = adjusted(before, now, orders[0].before_at)
    column = coded(now, expected)
    best = _misplaced(table, spec, column, orders)
    converted = _converted(table, spec, before, now, orders[0])
    if converted and (best is None or converted.score > best.score):
        return converted
    return best or _whole(spec, expected, now, orders[0], limits)


def _misplaced(table: Table, spec: ColumnSpec, values: Coded, orders: tuple[View, ...]) -> Change | None:
    """The best account of values that stand at other rows than they did."""
    found: list[Change] = []
    ranks: NDArray[np.float64] | None = None
    for order in orders:
        column = in_order(values, order)
        if len(column.changed) < FEWEST_CHANGED:
            continue
        if move := find_move(column):
            rows = _rows(order, move.stretch)
            found.append(Change(Slip.MOVED, (spec.name,), rows, move.stretch.score, move.offset))
        ranks = _ranks(table.frame[spec.name], spec) if ranks is None else ranks
        rank = np.where(order.now_at >= 0, ranks[order.now_at], np.nan) if len(ranks) else np.array([])
        if pairing := find_pairing(column, rank):
            slip = Slip.SORTED if pairing.is_sorted else Slip.REORDERED
            found.append(Change(slip, (spec.name,), _rows(order, pairing.stretch), pairing.stretch.score))
    return max(found, key=lambda change: _WEIGHTS[change.slip] * change.score, default=None)


def _converted(table: Table, spec: ColumnSpec, before: NDArray[Any], now: NDArray[Any], order: View) -> Change | None:
    there = np.flatnonzero(order.before_at >= 0)
    old = before[order.before_at[there]]
    values = table.frame[spec.name].iloc[there].reset_index(drop=True)
    met = find_conversion(now[there], old, values, spec, table.spec)
    if met is None:
        return None
    words, stretch = met
    return Change(Slip.CONVERTED, (spec.name,), there[stretch.first : stretch.last + 1], stretch.score, words=words)


def _whole(spec: ColumnSpec, before: NDArray[Any], now: NDArray[Any], order: View, limits: Limits) -> Change | None:
    there = order.before_at >= 0
    old, new, rows = before[order.before_at[there]], now[there], np.flatnonzero(there)
    share = emptied_pct(old, new)
    if share >= limits.emptied_pct:
        return Change(Slip.EMPTIED, (spec.name,), rows[~is_missing(old) & is_missing(new)], share_pct=share)
    if share := retyped_pct(old, new, limits.retyped_pct):
        changed = (old != new) & ~is_missing(old) & ~is_missing(new)
        return Change(Slip.RETYPED, (spec.name,), rows[changed], share_pct=share)
    return None


def _rows(order: View, stretch: Stretch) -> NDArray[np.int64]:
    rows = order.now_at[stretch.first : stretch.last + 1]
    return np.sort(rows[rows >= 0])


def _ranks(values: pd.Series, spec: ColumnSpec) -> NDArray[np.float64]:
    """What a spreadsheet sorts each value by, as it stands in the sheet; NaN where there is none."""
    if values.dtype.kind == "M" or pd.api.types.is_numeric_dtype(values.dtype):
        return measures(values)
    numbers, different = pd.factorize(values)
    shown = pd.Series([spec.codes.label(value) if spec.codes else value for value in different], dtype="str")
    ranks = shown.str.casefold().str.translate(_LAST_LETTERS).rank(method="dense").to_numpy(dtype=np.float64)
    return np.where(numbers >= 0, ranks[numbers], np.nan) if len(ranks) else np.full(len(values), np.nan)


def _together(found: list[Change]) -> list[Change]:
    """Columns with the same slip in nearly the same rows as one change."""
    groups: list[list[Change]] = []
    for change in found:
        mates = next((group for group in groups if _is_same(group[0], change)), None)
        if mates is None:
            groups.append([change])
        else:
            mates.append(change)
    return [_joined(group) for group in groups]


def _is_same(one: Change, other: Change) -> bool:
    if (one.slip, one.offset, one.words) != (other.slip, other.offset, other.words):
        return False
    if one.slip in (Slip.RETYPED, Slip.EMPTIED):
        return False
    shared = len(np.intersect1d(one.rows, other.rows, assume_unique=True))
    return shared >= 0.5 * max(len(one.rows), len(other.rows))


def _joined(group: list[Change]) -> Change:
    first = max(group, key=lambda change: change.score)
    names = tuple(name for change in group for name in change.columns)
    return replace(first, columns=names, rows=np.unique(np.concatenate([change.rows for change in group])))
