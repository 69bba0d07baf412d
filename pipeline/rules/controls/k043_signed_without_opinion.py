"""K043: Kontrakt uten miljøterapeutens uttalelse."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.grounds import grounds
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K043",
    title="Kontrakt uten miljøterapeutens uttalelse",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_date, Acquisitions.acquisition_id),
    message=(
        "Kontrakten for anskaffelse {acquisition_id} er signert {signed_date} uten at miljøterapeuten har "
        "uttalt seg først."
    ),
    advice="Få uttalelsen, og før den inn i Visninger.",
    source=TRONDHEIM_CONTRACTS,
)
def signed_without_opinion(acquisitions: pd.DataFrame, viewings: pd.DataFrame, context: Context) -> pd.Series:
    """The therapists say whether milieu therapy can be done in the dwelling."""
    found = grounds(acquisitions, viewings, context)
    return pd.Series(found.is_signed & found.is_viewed & (found.opinion == ""))
