"""K053: Protokoll og bilder ikke sendt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.handed_over import documents, send_by
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.handovers import Handovers


@control(
    id="K053",
    title="Protokoll og bilder ikke sendt",
    severity=Severity.WARNING,
    table=Handovers,
    columns=(Handovers.sent_date, Handovers.acquisition_id, Handovers.handover_date),
    message=(
        "Protokoll og bilder for anskaffelse {acquisition_id}, overtatt {handover_date}, er ikke sendt "
        "Eierskapsenheten innen {handover_sent_max_days} dager."
    ),
    advice="Opal sender dem, og fører datoen i «Sendt Eierskapsenheten».",
    source=TRONDHEIM_CONTRACTS,
    parameters=("handover_sent_max_days",),
)
def handover_not_sent(handovers: pd.DataFrame, context: Context) -> pd.Series:
    """Eierskapsenheten keeps the papers for the day the dwelling is given back."""
    is_late = send_by(handovers, context) < np.datetime64(context.as_of)
    return pd.Series(documents(handovers, context).is_unsent & is_late)
