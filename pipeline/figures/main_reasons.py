"""The main reason for which a household needs a municipal dwelling, as KOSTRA groups it since 2020."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days, plus_months
from schemas.codelists import MAIN_REASON
from schemas.reports.husbanken_households import UNSETTLED
from schemas.tables.applications import Applications

GROUPED_SINCE = 2020


def main_reasons(applications: pd.DataFrame, days: Any, context: Context) -> NDArray[np.str_]:
    """The group of each application on its day (one day for all, or one each).

    Somebody is a refugee as long as integreringstilskudd is paid; without a date for it the reason stands as written.
    """
    reason = applications[Applications.main_reason]
    labels = [UNSETTLED if pd.isna(code) else MAIN_REASON.label(code) for code in reason.tolist()]
    since = as_days(applications[Applications.refugee_grant_from])
    is_over = (reason == "REFUGEE").to_numpy(dtype=bool) & (
        plus_months(since, 12 * context.whole("refugee_years")) <= as_days(days)
    )
    found: NDArray[np.str_] = np.where(is_over, UNSETTLED, np.array(labels, dtype=object)).astype(str)
    return found


def grouping(year: int) -> str:
    """What to say of the groups in a year whose form had others."""
    return "" if year >= GROUPED_SINCE else ", inndeling fra 2020"
