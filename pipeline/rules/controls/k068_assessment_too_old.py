"""K068: Gammel vurdering."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.dates import add_months
from pipeline.finding import Severity
from pipeline.living.assessments import answered_before
from pipeline.living.places import is_waiting
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.youths import Youths


@control(
    id="K068",
    title="Gammel vurdering",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.day_activity_date, Youths.social_date, Youths.tenancy_duties_date),
    message="Det er mer enn {assessment_max_months} måneder siden det ble vurdert om ungdommen {what}.",
    advice="Vurder på nytt før ungdommen får plass.",
    source=assumption("vurderinger blir gamle"),
    parameters=(
        "assessment_max_months",
        "em_age_limit",
    ),
)
def assessment_too_old(youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> Hits:
    """A youth changes much in a year; looked at while a place is sought."""
    found = answered_before(youths, add_months(context.as_of, -context.whole("assessment_max_months")))
    return Hits(found.any & is_waiting(youths, tenancies, context), {"what": found.can}, found.days)
