"""K035: Overtakelse for ukjent anskaffelse."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.handovers import Handovers


@control(
    id="K035",
    title="Overtakelse for ukjent anskaffelse",
    severity=Severity.ERROR,
    table=Handovers,
    columns=(Handovers.acquisition_id, Handovers.handover_id),
    message="Anskaffelse {acquisition_id} finnes ikke i Anskaffelser. Overtakelsen er satt til side.",
    advice="Sjekk anskaffelsesnummeret mot arket Anskaffelser.",
    source=TRONDHEIM_CONTRACTS,
)
def handover_of_unknown_acquisition(handovers: pd.DataFrame, acquisitions: pd.DataFrame) -> pd.Series:
    """A handover must lead to an acquisition, or nobody knows which dwelling the protocol is about."""
    return ~handovers[Handovers.acquisition_id].isin(acquisitions[Acquisitions.acquisition_id])
