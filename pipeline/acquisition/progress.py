"""How far each acquisition has come, and how long it has taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.procedure import IN_USE, STEPS
from pipeline.context import Context
from pipeline.dates import Days, as_days
from pipeline.occupancy import positions
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds

_UNKNOWN = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Progress:
    """One entry per acquisition, as seen on the as-of day; what is dated later has not happened yet.

    Parameters
    ----------
    registered
        The day the need was registered; NaT when the acquisition names no known need.
    done
        The day each of the seven steps was done, one row per acquisition; NaT when it is not.
    next_step
        Place in ``STEPS`` of the step after the last one done; 7 when all are.
    since
        The day from which the next step has been waited for: the last step done, else the need; NaT when unknown.
    is_dropped
        Given up without a lease.
    """

    registered: Days
    done: Days
    next_step: NDArray[np.int64]
    since: Days
    is_dropped: NDArray[np.bool_]

    @property
    def is_going(self) -> NDArray[np.bool_]:
        """Neither dropped nor in use."""
        return ~self.is_dropped & (self.next_step < len(STEPS))

    def days_waited(self, context: Context) -> NDArray[np.float64]:
        """Days since the last step; NaN when unknown."""
        return days_between(self.since, np.datetime64(context.as_of))

    def days_in_steps(self) -> NDArray[np.float64]:
        """Days that each step took, one row per acquisition.

        Counted from the last step done before it, or from the need; NaN when a day is unknown or they go backwards.
        """
        found = np.full(self.done.shape, np.nan)
        before = self.registered
        for at in range(len(STEPS)):
            day = self.done[:, at]
            found[:, at] = days_between(before, day)
            before = np.where(np.isnat(day), before, day)
        return np.where(found < 0, np.nan, found)

    def days_to_use(self) -> NDArray[np.float64]:
        """Days from the need to the first day of use; NaN when one is unknown, or they go backwards."""
        days = days_between(self.registered, self.done[:, IN_USE])
        return np.where(self.is_dropped | (days < 0), np.nan, days)


def progress(acquisitions: pd.DataFrame, housing_needs: pd.DataFrame, context: Context) -> Progress:
    """Read the steps of every acquisition."""
    done = np.column_stack([happened(acquisitions[step.column], context) for step in STEPS])
    is_done = ~np.isnat(done)
    # the last step done, counted from behind
    next_step = np.where(is_done.any(axis=1), len(STEPS) - is_done[:, ::-1].argmax(axis=1), 0)
    needs = positions(acquisitions[Acquisitions.need_id], housing_needs[HousingNeeds.need_id])
    registered = np.append(as_days(housing_needs[HousingNeeds.registered_date]), _UNKNOWN)[needs]
    since = np.where(next_step == 0, registered, done[np.arange(len(done)), np.maximum(next_step - 1, 0)])
    return Progress(registered, done, next_step.astype(np.int64), since, is_dropped(acquisitions, context))


def due_days(found: Progress, context: Context) -> Days:
    """The day by which the next step should be done; NaT when nothing waits or nobody knows since when."""
    limits = np.array([*(context.whole(step.limit) for step in STEPS), 0], dtype="timedelta64[D]")
    due: Days = np.where(found.is_going, found.since + limits[found.next_step], _UNKNOWN)
    return due


def is_dropped(acquisitions: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Given up by the as-of day; such an acquisition needs nothing."""
    dropped: NDArray[np.bool_] = ~np.isnat(happened(acquisitions[Acquisitions.dropped_date], context))
    return dropped


def happened(days: pd.Series, context: Context) -> Days:
    """The days up to the as-of day; NaT for those to come."""
    found = as_days(days)
    past: Days = np.where(found <= np.datetime64(context.as_of), found, _UNKNOWN)
    return past


def days_between(first: Days, last: Days | np.datetime64) -> NDArray[np.float64]:
    """Whole days from one day to another; NaN when one is missing."""
    gap = last - first
    days: NDArray[np.float64] = np.where(np.isnat(gap), np.nan, gap.astype("timedelta64[D]").astype(np.float64))
    return days
