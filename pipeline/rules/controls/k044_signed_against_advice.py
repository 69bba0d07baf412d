"""K044: Kontrakt miljøterapeuten fraråder."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.grounds import grounds
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K044",
    title="Kontrakt miljøterapeuten fraråder",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id),
    message=(
        "Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}, men miljøterapeuten fraråder boligen."
    ),
    advice="Avklar med Omsorgsenheten om boligen skal brukes, og skriv grunnen i «Merknad».",
    source=TRONDHEIM_CONTRACTS,
)
def signed_against_advice(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> pd.Series:
    """A dwelling that the therapists advise against serves the youths badly."""
    found = grounds(acquisitions, viewings, context)
    return pd.Series(found.is_signed & (found.opinion == "AGAINST"))
