"""K034: Visning for ukjent anskaffelse."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.viewings import Viewings


@control(
    id="K034",
    title="Visning for ukjent anskaffelse",
    severity=Severity.ERROR,
    table=Viewings,
    columns=(Viewings.acquisition_id, Viewings.viewing_id),
    message="Anskaffelse {acquisition_id} finnes ikke i Anskaffelser. Visningen er satt til side.",
    advice="Sjekk anskaffelsesnummeret mot arket Anskaffelser.",
    source=TRONDHEIM_CONTRACTS,
)
def viewing_of_unknown_acquisition(viewings: pd.DataFrame, acquisitions: pd.DataFrame) -> pd.Series:
    """A viewing must lead to an acquisition, or its checklist belongs to nothing."""
    return ~viewings[Viewings.acquisition_id].isin(acquisitions[Acquisitions.acquisition_id])
