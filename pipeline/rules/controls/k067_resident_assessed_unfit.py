"""K067: Bor i fellesbolig tross vurderingen."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.assessments import answered_no
from pipeline.living.places import lives_in_shared
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K067",
    title="Bor i fellesbolig tross vurderingen",
    severity=Severity.WARNING,
    table=Youths,
    columns=(Youths.day_activity_ok, Youths.social_ok, Youths.tenancy_duties_ok),
    message="Ungdommen bor i fellesbolig, men {what} ifølge vurderingen.",
    advice="Vurder på nytt, eller finn en bolig med mer hjelp.",
    source=TRONDHEIM,
)
def resident_assessed_unfit(
    youths: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> Hits:
    """Shared housing is for those who can take part in day activity, live with peers and keep a tenancy."""
    found = answered_no(youths)
    return Hits(
        found.any & lives_in_shared(youths, tenancies, dwellings, context), {"what": found.cannot}, found.answers
    )
