"""V008: Nærhet til barnehage og skole."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V008",
    title="Nærhet til barnehage og skole",
    table=Surveys,
    columns=(
        Surveys.kindergarten_distance_m,
        Surveys.school_distance_m,
    ),
    source=MELHUS,
)
def kindergarten_and_school(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Kindergarten for the smallest, kindergarten and school for the rest."""
    return limits.met(facts, Surveys.kindergarten_distance_m, Surveys.school_distance_m)
