"""K050: Tatt i bruk uten overtakelse."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.handed_over import is_handed_over
from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K050",
    title="Tatt i bruk uten overtakelse",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.in_use_date, Acquisitions.acquisition_id),
    message="Boligen i anskaffelse {acquisition_id} er tatt i bruk {in_use_date}, men ingen overtakelse er ført.",
    advice="Fyll ut overtakelsesprotokollen, og før overtakelsen inn i Overtakelser.",
    source=TRONDHEIM_CONTRACTS,
)
def in_use_without_handover(acquisitions: pd.DataFrame, handovers: pd.DataFrame, context: Context) -> pd.Series:
    """Without a protocol from the first day nobody can say what the rooms were like when they are given back."""
    is_used = ~np.isnat(happened(acquisitions[Acquisitions.in_use_date], context)) & ~is_dropped(acquisitions, context)
    return pd.Series(is_used & ~is_handed_over(acquisitions, handovers, context))
