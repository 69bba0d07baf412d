"""V004: Uteområde ved bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V004",
    title="Uteområde ved bolig",
    table=Surveys,
    columns=(Surveys.outdoor_area,),
    source=MELHUS,
)
def outdoor_at_dwelling(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """A lawn or playground at the dwelling; fenced for the smallest."""
    return limits.met(facts, Surveys.outdoor_area)
