"""The families that the units work with together: active at a time, months without a meeting, open tasks."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days
from schemas.tables.family_meetings import FamilyMeetings
from schemas.tables.family_tasks import FamilyTasks
from schemas.tables.priority_families import PriorityFamilies

Months = NDArray[np.datetime64]


def is_active(priority_families: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Which families are followed up on a day; the last day counts."""
    first = as_days(priority_families[PriorityFamilies.active_from])
    last = as_days(priority_families[PriorityFamilies.active_to])
    today = np.datetime64(day)
    active: NDArray[np.bool_] = (first <= today) & (np.isnat(last) | (today <= last))
    return active


def active_before(priority_families: pd.DataFrame) -> NDArray[np.int64]:
    """How many other families were active when each one began; of two on one day the first id is first."""
    first = as_days(priority_families[PriorityFamilies.active_from])
    last = as_days(priority_families[PriorityFamilies.active_to])
    order = np.lexsort((priority_families[PriorityFamilies.family_id].to_numpy(dtype=object), first))
    begun = first[order]
    ended = np.sort(last[~np.isnat(last)])
    counts = np.empty(len(first), dtype=np.int64)
    counts[order] = np.arange(len(first)) - np.searchsorted(ended, begun, side="left")
    return counts


def months_without_meeting(
    priority_families: pd.DataFrame, family_meetings: pd.DataFrame, context: Context
) -> list[Months]:
    """For each active family the whole months up to the as-of day in which nobody met; the month of the start is free.

    A month counts when its last day has come. Families that are not active have none.
    """
    this_month = np.datetime64(context.as_of, "M")
    is_whole = (context.as_of + timedelta(days=1)).day == 1
    end = this_month + np.timedelta64(1 if is_whole else 0, "M")
    begun = as_days(priority_families[PriorityFamilies.active_from]).astype("datetime64[M]") + np.timedelta64(1, "M")
    met = as_days(family_meetings[FamilyMeetings.met_date]).astype("datetime64[M]")
    held = pd.Series(met).groupby(family_meetings[FamilyMeetings.family_id].to_numpy()).unique()
    active = is_active(priority_families, context.as_of)
    found = []
    for family, first, counts in zip(priority_families[PriorityFamilies.family_id], begun, active, strict=True):
        months = np.arange(first, end) if counts else np.array([], dtype="datetime64[M]")
        known = held.get(family, np.array([], dtype="datetime64[M]"))
        found.append(np.setdiff1d(months, np.asarray(known, dtype="datetime64[M]")))
    return found


def is_open(family_tasks: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Tasks that are not done by the as-of day."""
    done = as_days(family_tasks[FamilyTasks.done_date])
    given = as_days(family_tasks[FamilyTasks.given_date])
    today = np.datetime64(context.as_of)
    unfinished: NDArray[np.bool_] = (np.isnat(done) | (done > today)) & ~(given > today)
    return unfinished


def is_overdue(family_tasks: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Open tasks whose day has passed."""
    late: NDArray[np.bool_] = is_open(family_tasks, context) & (
        as_days(family_tasks[FamilyTasks.due_date]) < np.datetime64(context.as_of)
    )
    return late
