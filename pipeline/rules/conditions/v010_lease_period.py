"""V010: Leieperiode."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V010",
    title="Leieperiode",
    table=Surveys,
    columns=(Surveys.lease_period,),
    source=MELHUS,
)
def lease_period(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """The family can stay: longer than three years, or running."""
    return limits.met(facts, Surveys.lease_period)
