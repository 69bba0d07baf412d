"""V002: Type bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V002",
    title="Type bolig",
    table=Surveys,
    columns=(Surveys.building_type,),
    source=MELHUS,
)
def building_type(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Some kinds of building are no home for children."""
    return limits.met(facts, Surveys.building_type)
