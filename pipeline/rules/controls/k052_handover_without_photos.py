"""K052: Overtakelse uten bilder."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.handed_over import documents
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.handovers import Handovers


@control(
    id="K052",
    title="Overtakelse uten bilder",
    severity=Severity.WARNING,
    table=Handovers,
    columns=(Handovers.photo_count, Handovers.acquisition_id, Handovers.handover_date),
    message="Boligen i anskaffelse {acquisition_id} er overtatt {handover_date}, men det er ikke ført opp bilder.",
    advice="Ta bilder av boligen, og før opp antallet.",
    source=TRONDHEIM_CONTRACTS,
)
def handover_without_photos(handovers: pd.DataFrame, context: Context) -> pd.Series:
    """Photos show the state of the rooms when the dwelling is given back."""
    return pd.Series(documents(handovers, context).lacks_photos)
