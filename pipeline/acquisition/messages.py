"""Who must still be told that a contract is signed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.procedure import RECIPIENTS
from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.dates import Days
from schemas.tables.acquisitions import Acquisitions


@dataclass(frozen=True)
class Messages:
    """Messages not given; ``is_due`` has a row per acquisition and a column per recipient, ``due`` a day per row."""

    is_due: NDArray[np.bool_]
    due: Days

    def recipients(self, row: int) -> list[str]:
        """Who one acquisition's contract must be told to, those that get a copy marked so."""
        return [
            f"{recipient.role} (kopi)" if recipient.is_copy else recipient.role
            for recipient, is_due in zip(RECIPIENTS, self.is_due[row], strict=True)
            if is_due
        ]


def messages(acquisitions: pd.DataFrame, context: Context) -> Messages:
    """The messages that wait for every signed acquisition."""
    signed = happened(acquisitions[Acquisitions.signed_date], context)
    must_tell = ~np.isnat(signed) & ~is_dropped(acquisitions, context)
    told = np.column_stack([acquisitions[recipient.column].notna() for recipient in RECIPIENTS])
    return Messages(must_tell[:, None] & ~told, signed + np.timedelta64(context.whole("message_max_days"), "D"))
