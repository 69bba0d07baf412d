"""K096: Ny søker hadde kommunal bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.families.requests import is_queuing_tenant, lived_there_when_applying
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K096",
    title="Ny søker hadde kommunal bolig",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.is_new_applicant, Applications.received_date),
    message="Husstanden er ført som ny søker, men bodde i en kommunal bolig da søknaden kom {received_date}.",
    advice="Rett «Ny søker» til nei.",
    source=KOSTRA_13,
)
def new_applicant_was_tenant(applications: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """SSB counts as new who did not live in a municipal dwelling when applying."""
    is_new = applications[Applications.is_new_applicant].fillna(False).to_numpy(dtype=bool)
    lived_there = lived_there_when_applying(applications, tenancies)
    return pd.Series(is_new & lived_there & ~is_queuing_tenant(applications, tenancies, context))
