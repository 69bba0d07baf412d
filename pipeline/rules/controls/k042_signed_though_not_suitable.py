"""K042: Kontrakt for bolig som sjekklisten sier er uegnet."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.grounds import grounds
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K042",
    title="Kontrakt for bolig som sjekklisten sier er uegnet",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id),
    message="Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}, men sjekklisten sier «Ikke egnet».",
    advice="Avklar med Omsorgsenheten om boligen skal brukes, og skriv grunnen i «Merknad».",
    source=TRONDHEIM_CONTRACTS,
)
def signed_though_not_suitable(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> pd.Series:
    """Omsorgsenheten decides which dwellings come into question."""
    found = grounds(acquisitions, viewings, context)
    return pd.Series(found.is_signed & (found.checklist == "NOT_GOOD"))
