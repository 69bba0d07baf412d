"""K051: Overtakelse uten protokoll."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.handed_over import documents
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.handovers import Handovers


@control(
    id="K051",
    title="Overtakelse uten protokoll",
    severity=Severity.WARNING,
    table=Handovers,
    columns=(Handovers.protocol_date, Handovers.acquisition_id, Handovers.handover_date),
    message="Boligen i anskaffelse {acquisition_id} er overtatt {handover_date}, men protokollen mangler.",
    advice="Fyll ut overtakelsesprotokollen. Opal har mal.",
    source=TRONDHEIM_CONTRACTS,
)
def handover_without_protocol(handovers: pd.DataFrame, context: Context) -> pd.Series:
    """The protocol shows the state of the rooms when the dwelling is given back."""
    return pd.Series(documents(handovers, context).lacks_protocol)
