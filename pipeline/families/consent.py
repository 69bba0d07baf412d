"""What may be shown: nobody's data are joined across units without a consent."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.dates import as_days
from schemas.tables.priority_families import PriorityFamilies

WITHHELD = "Mangler samtykke"
"""Stands where a household's data may not be joined."""


def has_consent(priority_families: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Which families' consent is in force on a day, its first and last day included; no date is no consent."""
    first, last = (
        as_days(priority_families[PriorityFamilies.consent_from]),
        as_days(priority_families[PriorityFamilies.consent_to]),
    )
    today = np.datetime64(day)
    in_force: NDArray[np.bool_] = (first <= today) & (np.isnat(last) | (today <= last))
    return in_force


def may_join(priority_families: pd.DataFrame, household_ids: pd.Series, day: date) -> NDArray[np.bool_]:
    """Whether what different units know of each household may be put together on a day."""
    consenting = priority_families[PriorityFamilies.household_id][has_consent(priority_families, day)].dropna()
    joined: NDArray[np.bool_] = household_ids.isin(consenting).to_numpy(dtype=bool)
    return joined
