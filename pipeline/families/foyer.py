"""Foyer: who takes part on a day, how long they may, and the eight areas of the programme."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import Days, as_days, plus_months
from schemas.columns import table_spec
from schemas.tables.foyer_participants import FoyerParticipants

AREAS = (
    "has_living_training",
    "has_education",
    "has_vocational_training",
    "has_health",
    "has_economy",
    "has_leisure_and_network",
    "has_life_skills",
    "has_transition",
)
"""The columns of the eight areas, in the order of the presentation."""
AREA_LABELS = tuple(table_spec(FoyerParticipants).column(code).title for code in AREAS)


def takes_part(foyer_participants: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Who has started and not ended on the as-of day; the last day counts."""
    start = as_days(foyer_participants[FoyerParticipants.start_date])
    end = as_days(foyer_participants[FoyerParticipants.end_date])
    today = np.datetime64(context.as_of)
    inside: NDArray[np.bool_] = (start <= today) & (np.isnat(end) | (today <= end))
    return inside


def longest_until(foyer_participants: pd.DataFrame, context: Context) -> Days:
    """The last day that each participant may stay: three years after the start, by the calendar."""
    return plus_months(as_days(foyer_participants[FoyerParticipants.start_date]), 12 * context.whole("foyer_years_max"))


def leaves(foyer_participants: pd.DataFrame, context: Context) -> Days:
    """The day each participant is to leave: the planned end, or the longest that it may be."""
    planned = as_days(foyer_participants[FoyerParticipants.planned_end_date])
    day: Days = np.where(np.isnat(planned), longest_until(foyer_participants, context), planned)
    return day


def areas_answered(foyer_participants: pd.DataFrame, answer: str) -> NDArray[np.bool_]:
    """A row per participant and a column per area: True where the answer is «no», or where it is «unknown»."""
    columns = [foyer_participants[code] for code in AREAS]
    if answer == "no":
        return np.column_stack([(~column.fillna(True)).to_numpy(dtype=bool) for column in columns])
    return np.column_stack([column.isna().to_numpy() for column in columns])
