"""V009: Standard og kvalitet."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V009",
    title="Standard og kvalitet",
    table=Surveys,
    columns=(
        Surveys.standard_grade,
        Surveys.has_moisture_damage,
    ),
    source=MELHUS,
)
def standard(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """A sound standard, and no damp that makes children ill."""
    return limits.met(facts, Surveys.standard_grade, Surveys.has_moisture_damage)
