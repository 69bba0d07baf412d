"""K041: Kontrakt uten sjekkliste."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.grounds import grounds
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K041",
    title="Kontrakt uten sjekkliste",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id),
    message=(
        "Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}, men visningen har ikke "
        "resultat av sjekklisten."
    ),
    advice="Fyll ut resultatet av sjekklisten i Visninger.",
    source=TRONDHEIM_CONTRACTS,
)
def signed_without_checklist(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> pd.Series:
    """The checklist shows what the dwelling allows as shared housing."""
    found = grounds(acquisitions, viewings, context)
    return pd.Series(found.is_signed & found.is_viewed & (found.checklist == ""))
