"""Who and how many, on every day: one sweep over half-open spells, used by plan, controls and statistics alike.

A spell runs from its first day up to, not including, the day after its last: [start, end). NaT as end is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.dates import ONE_DAY, Days, as_days

_OPEN_END = np.datetime64("9999-12-31")
_DAYS_APART = 10_000_000
"""More than there are days in the calendar."""


@dataclass(frozen=True)
class Spells:
    """Spells of presence by key; all arrays have one entry per spell.

    ``keys`` are row numbers into whatever the caller counts over; ``start`` is the first day, ``end`` the first day
    after (never NaT: open spells end on 31.12.9999).
    """

    keys: NDArray[np.int64]
    start: Days
    end: Days

    @classmethod
    def from_last_days(cls, keys: Any, first_days: Any, last_days: Any) -> Spells:
        """Spells from the inclusive last days that people write; spells that end before they start are dropped."""
        start, last = as_days(first_days), as_days(last_days)
        end = np.where(np.isnat(last), _OPEN_END, last + ONE_DAY)
        start = np.where(np.isnat(start), np.datetime64("0001-01-01"), start)
        kept = start < end
        return cls(np.asarray(keys, dtype=np.int64)[kept], start[kept], end[kept])

    def within(self, first: Any, end: Any) -> Spells:
        """The parts that lie in [first, end); both may be one day for all or one per spell."""
        start = np.maximum(self.start, as_days(first))
        stop = np.minimum(self.end, as_days(end))
        kept = start < stop
        return Spells(self.keys[kept], start[kept], stop[kept])

    @property
    def days(self) -> NDArray[np.int64]:
        """Length of each spell in days."""
        lengths: NDArray[np.int64] = (self.end - self.start).astype("timedelta64[D]").astype(np.int64)
        return lengths


@dataclass(frozen=True)
class Steps:
    """How many spells of a key were present, from one change to the next; sorted by key and day.

    Within a key the steps follow each other without a gap; days before the first and after the last step count 0.
    """

    keys: NDArray[np.int64]
    start: Days
    end: Days
    count: NDArray[np.int64]

    def where(self, mask: NDArray[np.bool_]) -> Spells:
        """The steps that satisfy ``mask``, as spells; neighbours of one key are joined."""
        keys, start, end = self.keys[mask], self.start[mask], self.end[mask]
        if not len(keys):
            return Spells(keys, start, end)
        is_new = np.r_[True, (keys[1:] != keys[:-1]) | (start[1:] != end[:-1])]
        first = np.flatnonzero(is_new)
        return Spells(keys[first], start[first], end[np.r_[first[1:] - 1, len(keys) - 1]])

    def on(self, day: date, key_count: int) -> NDArray[np.int64]:
        """The count of every key 0 … key_count − 1 on one day."""
        present = (self.start <= np.datetime64(day)) & (np.datetime64(day) < self.end)
        counts = np.zeros(key_count, dtype=np.int64)
        counts[self.keys[present]] = self.count[present]
        return counts


def moment(keys: NDArray[np.int64], days: Days) -> NDArray[np.int64]:
    """One number for a key and a day, in order of key, then day."""
    moments: NDArray[np.int64] = keys * _DAYS_APART + days.astype("datetime64[D]").astype(np.int64)
    return moments


def count_over_time(spells: Spells, weights: NDArray[np.int64] | None = None) -> Steps:
    """Sum of the spells' weights (1 each unless given) per key over time, in one sort.

    Returns
    -------
    Steps
        Steps of equal count of one key are joined.
    """
    weight = np.ones(len(spells.keys), dtype=np.int64) if weights is None else weights
    keys, days = np.concatenate([spells.keys, spells.keys]), np.concatenate([spells.start, spells.end])
    moments = moment(keys, days)
    order = np.argsort(moments)
    if not len(order):
        return Steps(keys, days, days, weight)
    moments = moments[order]
    last_of_day = np.append(moments[1:] != moments[:-1], True)
    level = np.cumsum(np.concatenate([weight, -weight])[order])[last_of_day]
    keys, days = keys[order[last_of_day]], days[order[last_of_day]]
    changed = np.append(True, (keys[1:] != keys[:-1]) | (level[1:] != level[:-1]))
    keys, days, level = keys[changed], days[changed], level[changed]
    has_next = np.append(keys[1:] == keys[:-1], False)
    return Steps(keys[has_next], days[has_next], np.roll(days, -1)[has_next], level[has_next])


def union(spells: Spells) -> Spells:
    """The days on which at least one spell of a key was present."""
    steps = count_over_time(spells)
    return steps.where(steps.count > 0)


def intersection(left: Spells, right: Spells) -> Spells:
    """The days on which both sides were present; each side is taken as its union first."""
    left, right = union(left), union(right)
    both = Spells(np.r_[left.keys, right.keys], np.r_[left.start, right.start], np.r_[left.end, right.end])
    steps = count_over_time(both)
    return steps.where(steps.count == 2)


def difference(left: Spells, right: Spells) -> Spells:
    """The days of ``left`` on which ``right`` was absent."""
    left, right = union(left), union(right)
    both = Spells(np.r_[left.keys, right.keys], np.r_[left.start, right.start], np.r_[left.end, right.end])
    weights = np.r_[np.ones(len(left.keys), dtype=np.int64), np.full(len(right.keys), 2, dtype=np.int64)]
    steps = count_over_time(both, weights)
    return steps.where(steps.count == 1)


def positions(values: pd.Series, among: pd.Series) -> NDArray[np.int64]:
    """Row number of each value in ``among`` (unique); −1 where it is not there or missing."""
    found: NDArray[np.int64] = pd.Index(among).get_indexer(pd.Index(values)).astype(np.int64)
    found[values.isna().to_numpy()] = -1
    return found
