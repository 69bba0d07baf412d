"""The members of households on a day: who lives there, and who is a child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import age_on
from schemas.tables.household_members import HouseholdMembers

_EXPECTED = "expected_child_persons"
_PART_TIME = {"SHARED": "shared_custody_persons", "ACCESS": "access_child_persons"}
CHILD_SETTINGS = ("child_age_limit", _EXPECTED, *_PART_TIME.values())
"""Settings that decide who is a child of the household."""

_PARENTS = ("APPLICANT", "PARTNER")
_ADULTS = (*_PARENTS, "OTHER_ADULT")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Members:
    """Each member on a day; ``lives`` is 1, 0, or NaN when nobody has said where the person lives."""

    lives: Numbers
    age: Numbers
    is_child: Numbers
    """1, 0, or NaN when the age is not known."""
    is_parent: NDArray[np.bool_]
    is_partner: NDArray[np.bool_]

    @property
    def child_here(self) -> Numbers:
        """1 for a child that lives there, NaN where that is not known."""
        is_not = (self.lives == 0) | (self.is_child == 0)
        found: Numbers = np.where(is_not, 0.0, self.lives * self.is_child)
        return found


def members(household_members: pd.DataFrame, context: Context, on: Any) -> Members:
    """Read each member on a day of its own.

    A person who is not born by the day is not counted, unless the settings count children that are expected.
    """
    relation = household_members[HouseholdMembers.relation]
    born = household_members[HouseholdMembers.birth_date]
    age = age_on(born, on).to_numpy(dtype=float, na_value=np.nan)
    is_adult_role = relation.isin(_ADULTS).to_numpy()
    is_parent = relation.isin(_PARENTS).to_numpy()
    is_expected = (household_members[HouseholdMembers.lives_here] == "NOT_YET").to_numpy() & ~(age >= 0)
    lives = np.where(is_expected, float(context.number(_EXPECTED) > 0), _lives(household_members, context, is_parent))
    lives = np.where((age < 0) & ~is_expected, 0.0, lives)
    age = np.where(is_expected, 0.0, age)
    is_known_child = np.where(np.isnan(age), np.nan, age < context.number("child_age_limit"))
    is_child = np.where(is_parent, 0.0, np.where(np.isnan(age) & is_adult_role, 0.0, is_known_child))
    return Members(lives, age, is_child, is_parent, (relation == "PARTNER").to_numpy())


def has_children_on(household_members: pd.DataFrame, household_ids: pd.Series, on: Any, context: Context) -> Numbers:
    """Whether each household has children on a day of its own: 1, 0, or NaN when that is not known."""
    known = pd.Index(household_members[HouseholdMembers.household_id].dropna().unique())
    asked = pd.DataFrame({"household_id": household_ids.to_numpy(), "on": on, "row": np.arange(len(household_ids))})
    pairs = household_members.merge(asked, on="household_id", how="inner")
    who = members(pairs, context, pairs["on"])
    found = sum_by(pairs["row"].to_numpy(), who.child_here, len(household_ids), at_least_one=True)
    return np.where(household_ids.isin(known).to_numpy(), found, np.nan)


def _lives(household_members: pd.DataFrame, context: Context, is_parent: NDArray[np.bool_]) -> Numbers:
    """1 for who lives there; a parent of whom nobody has said otherwise lives there."""
    where = household_members[HouseholdMembers.lives_here]
    lives = np.where(where.isna() & ~is_parent, np.nan, 1.0)
    for code, setting in _PART_TIME.items():
        lives[(where == code).to_numpy()] = float(context.number(setting) > 0)
    return lives


def sum_by(codes: NDArray[np.int64], values: Numbers, size: int, *, at_least_one: bool = False) -> Numbers:
    """Sum per code; NaN where a value is unknown, unless one is enough and there is one."""
    total = np.bincount(codes, np.nan_to_num(values), size)
    is_unknown = np.bincount(codes, np.isnan(values), size) > 0
    if at_least_one:
        return np.where(total > 0, 1.0, np.where(is_unknown, np.nan, 0.0))
    return np.where(is_unknown, np.nan, total)


def is_last_member(household_members: pd.DataFrame) -> NDArray[np.bool_]:
    """The member with the highest number in each household, wherever the row stands."""
    household, number = household_members[HouseholdMembers.household_id], household_members[HouseholdMembers.member_no]
    order = np.lexsort((number.to_numpy(dtype=object), number.str.len(), pd.factorize(household)[0]))
    last = ~household.iloc[order].duplicated(keep="last").to_numpy()
    found = np.zeros(len(household), dtype=bool)
    found[order[last]] = True
    return found
