"""Applications as they stand on a day: who waits, and who lived in a municipal dwelling."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.residents import living_on
from schemas.tables.applications import Applications
from schemas.tables.tenancies import Tenancies


def is_waiting(applications: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """SSB's waiting list: new households with a positive decision that have not moved in; unknown «new» is left out."""
    today = np.datetime64(context.as_of)
    decided, moved = (
        as_days(applications[Applications.decision_date]),
        as_days(applications[Applications.moved_in_date]),
    )
    is_new = applications[Applications.is_new_applicant].fillna(False).to_numpy(dtype=bool)
    is_granted = (applications[Applications.decision] == "GRANTED").to_numpy()
    waiting: NDArray[np.bool_] = is_new & is_granted & (decided <= today) & (np.isnat(moved) | (moved > today))
    return waiting


def tenants(tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """Ids of the households that live in a municipal dwelling on the as-of day."""
    return tenancies[Tenancies.household_id][living_on(tenancies, context.as_of)].dropna()


def is_queuing_tenant(applications: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Applications on the waiting list of households that live in a municipal dwelling."""
    lives = applications[Applications.household_id].isin(tenants(tenancies, context)).to_numpy(dtype=bool)
    both: NDArray[np.bool_] = is_waiting(applications, context) & lives
    return both


def lived_there_when_applying(applications: pd.DataFrame, tenancies: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether each applicant had a tenancy that began before the application and ran on that day."""
    asked = pd.DataFrame(
        {
            "household_id": applications[Applications.household_id].to_numpy(),
            "received": applications[Applications.received_date].to_numpy(),
            "row": np.arange(len(applications)),
        }
    )
    pairs = asked.merge(
        tenancies[[Tenancies.household_id, Tenancies.start_date, Tenancies.end_date]].dropna(
            subset=[Tenancies.household_id]
        )
    )
    ends = pairs[Tenancies.end_date]
    ran = (pairs[Tenancies.start_date] < pairs["received"]) & (ends.isna() | (ends >= pairs["received"]))
    found = np.zeros(len(applications), dtype=bool)
    found[pairs["row"][ran].to_numpy()] = True
    return found
