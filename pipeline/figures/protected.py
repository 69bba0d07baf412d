"""Households at a protected address: they count, but no list of rows leads to them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.table import Table, Tables
from schemas.tables.applications import Applications


def protected_households(tables: Tables) -> set[str]:
    """Numbers of the households of which an application says that somebody's address is protected."""
    frame = tables.frame(Applications)
    return set(frame[Applications.household_id][_is_protected(frame)])


def visible(applications: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The row numbers with −1 for those whose address is protected."""
    frame = applications.frame
    secret = set(frame[Applications.household_id][_is_protected(frame)])
    is_secret = frame[Applications.household_id].iloc[rows].isin(secret).to_numpy(dtype=bool)
    shown: NDArray[np.int64] = np.where(is_secret, -1, rows)
    return shown


def _is_protected(frame: pd.DataFrame) -> NDArray[np.bool_]:
    kind = frame[Applications.address_protection]
    found: NDArray[np.bool_] = (kind.notna() & (kind != "NONE")).to_numpy(dtype=bool)
    return found
