"""K031: Anskaffelse av ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.dwellings import Dwellings


@control(
    id="K031",
    title="Anskaffelse av ukjent bolig",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.dwelling_id, Acquisitions.acquisition_id),
    message="Anskaffelse {acquisition_id} viser til bolig {dwelling_id}, som ikke finnes i Boliger.",
    advice="Legg boligen inn i Boliger, eller rett bolignummeret.",
    source=TRONDHEIM,
)
def acquisition_of_unknown_dwelling(acquisitions: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> pd.Series:
    """The acquired dwelling must be found again in the register and in the plan."""
    dwelling = acquisitions[Acquisitions.dwelling_id]
    is_unknown = dwelling.notna() & ~dwelling.isin(dwellings[Dwellings.dwelling_id])
    return is_unknown & ~is_dropped(acquisitions, context)
