"""K054: Overtatt fellesbolig uten bestilling til IMDi."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.handed_over import lacks_order
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.handovers import Handovers


@control(
    id="K054",
    title="Overtatt fellesbolig uten bestilling til IMDi",
    severity=Severity.WARNING,
    table=Handovers,
    columns=(Handovers.handover_date, Handovers.acquisition_id),
    message=(
        "Fellesboligen i anskaffelse {acquisition_id} er overtatt {handover_date}, men plassene er ikke "
        "bestilt hos IMDi."
    ),
    advice="Bosettingskoordinatoren bestiller, og fører det i Bestillinger.",
    source=TRONDHEIM_CONTRACTS,
)
def handover_without_order(
    handovers: pd.DataFrame,
    acquisitions: pd.DataFrame,
    dwellings: pd.DataFrame,
    imdi_orders: pd.DataFrame,
    context: Context,
) -> pd.Series:
    """The coordinator orders youths who can live two or three together."""
    return pd.Series(lacks_order(handovers, acquisitions, dwellings, imdi_orders, context))
