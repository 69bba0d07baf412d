"""V005: Uteområde i nærmiljøet."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V005",
    title="Uteområde i nærmiljøet",
    table=Surveys,
    columns=(Surveys.recreation_distance_m,),
    source=MELHUS,
)
def outdoor_nearby(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Park, nature, sports and clubs within reach."""
    return limits.met(facts, Surveys.recreation_distance_m)
