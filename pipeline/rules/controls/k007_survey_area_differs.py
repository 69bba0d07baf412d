"""K007: Kartlagt areal avviker fra registeret."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys


@control(
    id="K007",
    title="Kartlagt areal avviker fra registeret",
    severity=Severity.WARNING,
    table=Surveys,
    columns=(Surveys.measured_area_m2,),
    message="Kartlagt areal er {measured_area_m2}, men registeret har {registered} m².",
    advice="Finn ut hvilket areal som stemmer, og rett det andre.",
    source=MELHUS,
    parameters=("area_tolerance_pct",),
)
def survey_area_differs(surveys: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """One of the two areas is wrong, and suitability rests on the surveyed one."""
    registered = (
        dwellings.set_index(Dwellings.dwelling_id)[Dwellings.usable_area_m2]
        .reindex(surveys[Surveys.dwelling_id])
        .to_numpy(dtype=float)
    )
    difference = np.abs(surveys[Surveys.measured_area_m2].to_numpy(dtype=float) - registered)
    return Hits(difference > registered * context.number("area_tolerance_pct") / 100, {"registered": registered})
