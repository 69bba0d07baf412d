"""K033: Anskaffelse for ukjent behov."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds


@control(
    id="K033",
    title="Anskaffelse for ukjent behov",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.need_id, Acquisitions.acquisition_id),
    message=(
        "Anskaffelse {acquisition_id} viser til behov {need_id}, som ikke finnes i Boligbehov. Tiden fra "
        "behovet er ikke regnet."
    ),
    advice="Legg behovet inn i Boligbehov, eller rett behovsnummeret.",
    source=TRONDHEIM,
)
def acquisition_of_unknown_need(acquisitions: pd.DataFrame, housing_needs: pd.DataFrame, context: Context) -> pd.Series:
    """The time from need to use is counted from the day the need was registered."""
    need = acquisitions[Acquisitions.need_id]
    is_unknown = need.notna() & ~need.isin(housing_needs[HousingNeeds.need_id])
    return is_unknown & ~is_dropped(acquisitions, context)
