"""Who belongs to each household on a day, and how many bedrooms they need by the norm in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.families.bedrooms import bedrooms_needed
from pipeline.families.members import Numbers, members, sum_by
from schemas.tables.household_members import HouseholdMembers

TODDLER_AGE_LIMIT = 3
"""The two age classes of Melhus are 0–3 years and 3 years and over: a child of three is in the older one."""


@dataclass(frozen=True)
class Composition:
    """Every household with members on file; all arrays have one entry per household, NaN where it is not known.

    Parameters
    ----------
    households
        Household ids, sorted.
    persons, children
        Persons who are counted as living there, and those of them who are children.
    youngest, oldest
        Age of the youngest and the oldest child in whole years; NaN also without children.
    toddlers
        Children under three years.
    bedrooms
        Bedrooms needed by the norm.
    """

    households: pd.Index
    persons: Numbers
    children: Numbers
    youngest: Numbers
    oldest: Numbers
    toddlers: Numbers
    bedrooms: Numbers

    def rows(self, household_ids: pd.Series) -> NDArray[np.int64]:
        """The entry of each household; −1 for one without members on file."""
        found: NDArray[np.int64] = self.households.get_indexer(pd.Index(household_ids)).astype(np.int64)
        return found

    def of(self, values: Numbers, household_ids: pd.Series) -> Numbers:
        """One of the arrays for some households; NaN for one without members on file."""
        found: Numbers = np.append(values, np.nan)[self.rows(household_ids)]
        return found


def composition(household_members: pd.DataFrame, context: Context, on: date | None = None) -> Composition:
    """Count the members of every household on a day, the as-of day unless another is given."""
    day = on or context.as_of
    codes, households = pd.factorize(household_members[HouseholdMembers.household_id], sort=True)
    who = members(household_members, context, np.full(len(household_members), np.datetime64(day)))
    size = len(households)
    children = who.child_here
    ages = np.where(children == 1, who.age, np.nan)
    return Composition(
        pd.Index(households),
        sum_by(codes, who.lives, size),
        sum_by(codes, children, size),
        _last_of_each(codes, ages, size, np.argsort(-ages)),
        _last_of_each(codes, ages, size, np.argsort(ages)),
        sum_by(codes, np.where(children == 1, who.age < TODDLER_AGE_LIMIT, children), size),
        bedrooms_needed(codes, size, who, household_members[HouseholdMembers.sex], context),
    )


def _last_of_each(codes: NDArray[np.int64], values: Numbers, size: int, order: NDArray[np.intp]) -> Numbers:
    """The known value of each code that is last in an order; NaN without one."""
    known = order[~np.isnan(values[order])]
    found = np.full(size, np.nan)
    # of several values of one code the last is kept
    found[codes[known]] = values[known]
    return found
