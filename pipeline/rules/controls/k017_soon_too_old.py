"""K017: Ungdom når snart aldersgrensen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import add_months
from pipeline.finding import Severity
from pipeline.residents import birthdays, living_on
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies


@control(
    id="K017",
    title="Ungdom når snart aldersgrensen",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.youth_id, Tenancies.dwelling_id),
    message="En beboer i bolig {dwelling_id} når aldersgrensen på {em_age_limit} år {birthday}.",
    advice="Planlegg overgang til egen bolig.",
    source=TRONDHEIM,
    parameters=("em_age_limit", "em_age_warning_months"),
)
def soon_too_old(tenancies: pd.DataFrame, youths: pd.DataFrame, context: Context) -> Hits:
    """Whoever grows out of the target group needs somewhere to go in time."""
    birthday = birthdays(tenancies, youths, context.whole("em_age_limit"))
    limit = np.datetime64(add_months(context.as_of, context.whole("em_age_warning_months")))
    lives_there = living_on(tenancies, context.as_of)
    return Hits(lives_there & (birthday > np.datetime64(context.as_of)) & (birthday <= limit), {"birthday": birthday})
