"""V001: Areal og godkjente soverom."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V001",
    title="Areal og godkjente soverom",
    table=Surveys,
    columns=(
        Surveys.measured_area_m2,
        Surveys.bedrooms_for_children,
    ),
    source=MELHUS,
)
def area_and_bedrooms(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Room enough for the children; the smallest need less."""
    return limits.met(facts, Surveys.measured_area_m2, Surveys.bedrooms_for_children)
