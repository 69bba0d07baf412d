"""V006: Nærhet til servicefunksjoner."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V006",
    title="Nærhet til servicefunksjoner",
    table=Surveys,
    columns=(Surveys.services_distance_m,),
    source=MELHUS,
)
def services(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Shops and services within reach of a family without a car."""
    return limits.met(facts, Surveys.services_distance_m)
