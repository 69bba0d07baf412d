"""K058: Ikke meldt fra om signert kontrakt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.messages import messages
from pipeline.acquisition.procedure import RECIPIENTS
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from pipeline.texts import listed
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K058",
    title="Ikke meldt fra om signert kontrakt",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id, *(recipient.column for recipient in RECIPIENTS)),
    message=(
        "Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}. Ikke meldt innen "
        "{message_max_days} dager: {who}."
    ),
    advice="Eierskapsenheten melder fra, og fører datoen.",
    source=TRONDHEIM_CONTRACTS,
    parameters=("message_max_days",),
)
def signed_not_told(acquisitions: pd.DataFrame, context: Context) -> Hits:
    """Those who furnish the dwelling and order the youths cannot begin before they know."""
    found = messages(acquisitions, context)
    hits = found.is_due.any(axis=1) & (found.due < np.datetime64(context.as_of))
    who = [listed(found.recipients(row)) for row in range(len(acquisitions))]
    columns = np.array([recipient.column for recipient in RECIPIENTS])
    return Hits(hits, {"who": who}, columns[found.is_due.argmax(axis=1)])
