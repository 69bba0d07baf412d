"""K066: Vurdering mangler."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.assessments import unanswered
from pipeline.living.places import is_waiting, lives_in_shared
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K066",
    title="Vurdering mangler",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.day_activity_ok, Youths.social_ok, Youths.tenancy_duties_ok),
    message="Det er ikke vurdert om ungdommen {what}.",
    advice="Spør den som følger opp ungdommen, og skriv ja eller nei med dato.",
    source=TRONDHEIM,
    parameters=("em_age_limit",),
)
def assessment_not_made(
    youths: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> Hits:
    """What nobody has assessed is a question to ask, and no refusal."""
    found = unanswered(youths)
    is_concerned = lives_in_shared(youths, tenancies, dwellings, context) | is_waiting(youths, tenancies, context)
    return Hits(found.any & is_concerned, {"what": found.can}, found.answers)
