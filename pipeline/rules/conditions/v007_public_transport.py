"""V007: Offentlig transport."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V007",
    title="Offentlig transport",
    table=Surveys,
    columns=(Surveys.transit_distance_m,),
    source=MELHUS,
)
def public_transport(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """A stop within walking distance."""
    return limits.met(facts, Surveys.transit_distance_m)
