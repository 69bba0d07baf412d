"""K069: Vurdering uten dato."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.living.assessments import undated
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K069",
    title="Vurdering uten dato",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.day_activity_date, Youths.social_date, Youths.tenancy_duties_date),
    message="Det står ikke når det ble vurdert om ungdommen {what}.",
    advice="Fyll ut datoen.",
    source=TRONDHEIM,
)
def assessment_without_date(youths: pd.DataFrame) -> Hits:
    """Without a day nobody knows whether the answer still holds."""
    found = undated(youths)
    return Hits(found.any, {"what": found.can}, found.days)
