"""Pairs of youths and the days on which they live in one dwelling."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import ONE_DAY, as_days
from pipeline.occupancy import positions
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_OPEN_END = np.datetime64("9999-12-31")


def stays_together(
    pairs: Collection[tuple[int, int]], youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context
) -> pd.DataFrame:
    """When two of a pair share a dwelling on a day from the as-of day to the horizon.

    Returns
    -------
    pandas.DataFrame
        ``one`` and ``other`` (rows of the youths), ``first_stay`` and ``later_stay`` (rows of the tenancies, in the
        order in which they begin), ``first_day`` that they share.
    """
    stays = pd.DataFrame(
        {
            "youth": positions(tenancies[Tenancies.youth_id], youths[Youths.youth_id]),
            "dwelling": tenancies[Tenancies.dwelling_id],
            "id": tenancies[Tenancies.tenancy_id],
            "row": np.arange(len(tenancies)),
            "start": as_days(tenancies[Tenancies.start_date]),
            "end": _ends(tenancies),
        }
    )
    stays = stays[(stays["start"] < stays["end"]) & (stays["end"] > pd.Timestamp(context.as_of))]
    stays = stays[stays["start"] < pd.Timestamp(context.horizon_end)]
    named = pd.DataFrame(sorted(pairs), columns=["one", "other"], dtype="int64")
    found = named.merge(stays, left_on="one", right_on="youth").merge(
        stays, left_on=["other", "dwelling"], right_on=["youth", "dwelling"], suffixes=("", "_other")
    )
    found = found[(found["start"] < found["end_other"]) & (found["start_other"] < found["end"])]
    comes_later = (found["start"] > found["start_other"]) | (
        (found["start"] == found["start_other"]) & (found["id"] > found["id_other"])
    )
    return pd.DataFrame(
        {
            "one": found["one"],
            "other": found["other"],
            "first_stay": np.where(comes_later, found["row_other"], found["row"]),
            "later_stay": np.where(comes_later, found["row"], found["row_other"]),
            "first_day": found[["start", "start_other"]].max(axis=1),
        }
    )


def _ends(tenancies: pd.DataFrame) -> pd.Series:
    """The day after each tenancy's last day."""
    last = as_days(tenancies[Tenancies.end_date])
    return pd.Series(np.where(np.isnat(last), _OPEN_END, last + ONE_DAY), dtype="datetime64[s]")
