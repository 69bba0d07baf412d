"""K095: På venteliste med kommunal bolig."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.families.requests import is_queuing_tenant
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K095",
    title="På venteliste med kommunal bolig",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.household_id, Applications.decision_date),
    message="Husstanden står på ventelisten etter vedtak {decision_date}, men bor i en kommunal bolig.",
    advice="Fyll ut «Flyttet inn», eller rett «Ny søker» til nei.",
    source=KOSTRA_13,
)
def waiting_with_tenancy(applications: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Nobody on the waiting list has an active municipal tenancy."""
    return is_queuing_tenant(applications, tenancies, context)
