"""The intake team's log: who was there, and whether the children's need was assessed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.families.members import has_children_on
from schemas.tables.allocations import Allocations


@dataclass(frozen=True)
class TeamUnit:
    """A unit of the intake team: the column that says whether it was there, and its name."""

    column: str
    label: str


UNITS = (
    TeamUnit("is_nav_present", "NAV"),
    TeamUnit("is_property_present", "Bygg og eiendom"),
    TeamUnit("is_husbanken_present", "Husbankens virkemidler"),
    TeamUnit("is_substance_present", "Rus/Psyk"),
    TeamUnit("is_refugees_present", "Flyktningeenheten"),
)


@dataclass(frozen=True)
class Children:
    """One entry per allocation; ``is_unknown`` where nobody has said whether the need was assessed.

    ``may_have_children`` holds households of which it is not known.
    """

    has_children: NDArray[np.bool_]
    may_have_children: NDArray[np.bool_]
    is_assessed: NDArray[np.bool_]
    is_unknown: NDArray[np.bool_]


def absent(allocations: pd.DataFrame) -> NDArray[np.bool_]:
    """A row per allocation and a column per unit: True where it is said not to have been there."""
    return np.column_stack([(~allocations[unit.column].fillna(True)).to_numpy(dtype=bool) for unit in UNITS])


def children_of(allocations: pd.DataFrame, household_members: pd.DataFrame, context: Context) -> Children:
    """Allocations to households with children on the day of the meeting; those of youths are not among them."""
    household = allocations[Allocations.household_id]
    found = has_children_on(household_members, household, allocations[Allocations.allocated_date].to_numpy(), context)
    answer = allocations[Allocations.are_children_assessed]
    return Children(
        found == 1,
        np.isnan(found) & household.notna().to_numpy(),
        answer.fillna(False).to_numpy(dtype=bool),
        answer.isna().to_numpy(),
    )
