"""K040: Kontrakt uten visning."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.grounds import grounds
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K040",
    title="Kontrakt uten visning",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id),
    message=(
        "Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}, men ingen visning er ført før den dagen."
    ),
    advice="Før inn visningen i Visninger.",
    source=TRONDHEIM_CONTRACTS,
)
def signed_without_viewing(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> pd.Series:
    """Nobody signs for a dwelling that nobody has seen."""
    found = grounds(acquisitions, viewings, context)
    return pd.Series(found.is_signed & ~found.is_viewed)
