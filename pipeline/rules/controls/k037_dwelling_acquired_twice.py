"""K037: Én bolig i to anskaffelser."""

from __future__ import annotations

import pandas as pd

from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K037",
    title="Én bolig i to anskaffelser",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.dwelling_id, Acquisitions.acquisition_id),
    message="Bolig {dwelling_id} står i flere anskaffelser. Plassene kan bli talt to ganger.",
    advice="Behold boligen i én av dem, eller sett dato i «Avsluttet uten leie» på de andre.",
    source=TRONDHEIM,
)
def dwelling_acquired_twice(acquisitions: pd.DataFrame, context: Context) -> pd.Series:
    """Places on the way would be counted twice."""
    dwelling = acquisitions[Acquisitions.dwelling_id]
    is_live = ~is_dropped(acquisitions, context) & dwelling.notna()
    return is_live & dwelling.where(is_live).duplicated(keep=False)
