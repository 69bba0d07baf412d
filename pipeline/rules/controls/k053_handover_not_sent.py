"""K053: Protokoll og bilder ikke sendt i tide."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.handed_over import documents, send_by
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.handovers import Handovers


@control(
    id="K053",
    title="Protokoll og bilder ikke sendt i tide",
    severity=Severity.WARNING,
    table=Handovers,
    columns=(Handovers.sent_date, Handovers.acquisition_id, Handovers.handover_date),
    message=(
        "Protokoll og bilder for anskaffelse {acquisition_id}, overtatt {handover_date}, {how}. "
        "Fristen er {handover_sent_max_days} dager."
    ),
    advice="Er de ikke sendt, sender Opal dem og fører datoen. Er de sendt, sjekk datoen.",
    source=TRONDHEIM_CONTRACTS,
    parameters=("handover_sent_max_days",),
)
def handover_not_sent(handovers: pd.DataFrame, context: Context) -> Hits:
    """Eierskapsenheten keeps the papers for the day the dwelling is given back."""
    sent, due = as_days(handovers[Handovers.sent_date]), send_by(handovers, context)
    is_overdue = documents(handovers, context).is_unsent & (due < np.datetime64(context.as_of))
    how = np.where(is_overdue, "er ikke sendt Eierskapsenheten", "ble sendt Eierskapsenheten for sent")
    return Hits(is_overdue | (sent > due), {"how": how})
