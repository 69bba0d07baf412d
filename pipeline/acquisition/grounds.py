"""What was known about a dwelling when its contract was signed: viewing, checklist, the therapist's opinion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.occupancy import positions
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.viewings import Viewings


@dataclass(frozen=True)
class Grounds:
    """One entry per acquisition; ``checklist`` and ``opinion`` are codes from the last viewing that gave one, else ''.

    Only what was there on the day of signing counts.
    """

    is_signed: NDArray[np.bool_]
    is_viewed: NDArray[np.bool_]
    checklist: NDArray[Any]
    opinion: NDArray[Any]


def grounds(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> Grounds:
    """Read the viewings of every acquisition that is signed and not dropped."""
    signed = happened(acquisitions[Acquisitions.signed_date], context)
    is_signed = ~np.isnat(signed) & ~is_dropped(acquisitions, context)
    rows = positions(viewings[Viewings.acquisition_id], acquisitions[Acquisitions.acquisition_id])
    latest = np.append(signed, np.datetime64("NaT", "D"))[rows]
    viewed = as_days(viewings[Viewings.viewed_date])
    in_time = viewed <= latest
    given = as_days(viewings[Viewings.opinion_date])
    opinion_in_time = in_time & (np.isnat(given) | (given <= latest))
    is_viewed = np.zeros(len(acquisitions), dtype=bool)
    is_viewed[rows[in_time]] = True
    order = np.lexsort((viewings[Viewings.viewing_id].to_numpy(dtype=object).astype(str), viewed))
    return Grounds(
        is_signed,
        is_viewed,
        _last(viewings[Viewings.checklist_result], rows, order, in_time, len(acquisitions)),
        _last(viewings[Viewings.therapist_opinion], rows, order, opinion_in_time, len(acquisitions)),
    )


def _last(
    codes: pd.Series, rows: NDArray[np.int64], order: NDArray[np.int64], counts: NDArray[np.bool_], size: int
) -> NDArray[Any]:
    """The last code of each acquisition among the viewings that count."""
    found = np.full(size, "", dtype=object)
    kept = order[(counts & codes.notna().to_numpy())[order]]
    # written in order of day, so the last stands
    found[rows[kept]] = codes.to_numpy(dtype=object)[kept]
    return found
