"""V003: Risikovurdering."""

from __future__ import annotations

import pandas as pd

from pipeline.limits import Limits
from pipeline.outcome import Outcomes
from pipeline.rule import condition
from schemas.source import MELHUS
from schemas.tables.surveys import Surveys


@condition(
    id="V003",
    title="Risikovurdering",
    table=Surveys,
    columns=(
        Surveys.neighbour_risk,
        Surveys.fire_risk,
        Surveys.traffic_risk,
    ),
    source=MELHUS,
)
def risk(facts: pd.DataFrame, limits: Limits) -> Outcomes:
    """Other tenants, fire and traffic; what is safe enough depends on the child's age."""
    return limits.met(facts, Surveys.neighbour_risk, Surveys.fire_risk, Surveys.traffic_risk)
