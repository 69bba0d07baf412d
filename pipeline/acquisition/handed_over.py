"""What a handover leaves behind: protocol, photos, both sent to Eierskapsenheten, an order to IMDi."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.dates import Days, as_days
from pipeline.occupancy import positions
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.dwellings import Dwellings
from schemas.tables.handovers import Handovers
from schemas.tables.imdi_orders import ImdiOrders


@dataclass(frozen=True)
class Documents:
    """One entry per handover; all False for one that has not taken place by the as-of day."""

    lacks_protocol: NDArray[np.bool_]
    lacks_photos: NDArray[np.bool_]
    is_unsent: NDArray[np.bool_]

    @property
    def is_wanting(self) -> NDArray[np.bool_]:
        """Something is missing."""
        return self.lacks_protocol | self.lacks_photos | self.is_unsent

    def lacking(self, row: int) -> list[str]:
        """What one handover lacks, in bokmål."""
        words = (
            ("protokoll", self.lacks_protocol),
            ("bilder", self.lacks_photos),
            ("oversendelse til Eierskapsenheten", self.is_unsent),
        )
        return [word for word, lacks in words if lacks[row]]


def documents(handovers: pd.DataFrame, context: Context) -> Documents:
    """What each handover lacks."""
    is_done = ~np.isnat(happened(handovers[Handovers.handover_date], context))
    return Documents(
        is_done & handovers[Handovers.protocol_date].isna().to_numpy(),
        is_done & ~(handovers[Handovers.photo_count] > 0).fillna(False).to_numpy(dtype=bool),
        is_done & handovers[Handovers.sent_date].isna().to_numpy(),
    )


def send_by(handovers: pd.DataFrame, context: Context) -> Days:
    """The day by which protocol and photos of each handover should have been sent."""
    due: Days = as_days(handovers[Handovers.handover_date]) + np.timedelta64(
        context.whole("handover_sent_max_days"), "D"
    )
    return due


def is_handed_over(acquisitions: pd.DataFrame, handovers: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Which acquisitions have a handover up to the as-of day."""
    done = handovers[~np.isnat(happened(handovers[Handovers.handover_date], context))]
    found: NDArray[np.bool_] = (
        acquisitions[Acquisitions.acquisition_id].isin(done[Handovers.acquisition_id]).to_numpy(dtype=bool)
    )
    return found


def dwelling_rows(handovers: pd.DataFrame, acquisitions: pd.DataFrame, dwellings: pd.DataFrame) -> NDArray[np.int64]:
    """The row in ``dwellings`` that each handover concerns; −1 where the way there is broken."""
    rows = positions(handovers[Handovers.acquisition_id], acquisitions[Acquisitions.acquisition_id])
    of_acquisition = positions(acquisitions[Acquisitions.dwelling_id], dwellings[Dwellings.dwelling_id])
    found: NDArray[np.int64] = np.append(of_acquisition, -1)[rows]
    return found


def lacks_order(
    handovers: pd.DataFrame,
    acquisitions: pd.DataFrame,
    dwellings: pd.DataFrame,
    imdi_orders: pd.DataFrame,
    context: Context,
) -> NDArray[np.bool_]:
    """Which handovers of shared dwellings have no order to IMDi; a dropped acquisition needs none."""
    rows = dwelling_rows(handovers, acquisitions, dwellings)
    is_shared = dwellings[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool)
    is_ordered = dwellings[Dwellings.dwelling_id].isin(imdi_orders[ImdiOrders.dwelling_id]).to_numpy(dtype=bool)
    wanting = np.append(is_shared & ~is_ordered, False)[rows]
    dropped = acquisitions[Acquisitions.acquisition_id][is_dropped(acquisitions, context)]
    is_done = ~np.isnat(happened(handovers[Handovers.handover_date], context))
    lacks: NDArray[np.bool_] = wanting & is_done & ~handovers[Handovers.acquisition_id].isin(dropped).to_numpy()
    return lacks
