"""K017: Ungdom når snart aldersgrensen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import add_months
from pipeline.finding import Severity
from pipeline.residents import birthdays, in_shared_housing, living_on
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies


@control(
    id="K017",
    title="Ungdom når snart aldersgrensen",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.youth_id, Tenancies.dwelling_id),
    message="En beboer i fellesbolig {dwelling_id} fyller {em_age_limit} år innen {warned_until}.",
    advice="Planlegg overgang til egen bolig.",
    source=TRONDHEIM,
    parameters=("em_age_limit", "em_age_warning_months"),
)
def soon_too_old(tenancies: pd.DataFrame, youths: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """Whoever grows out of the target group needs somewhere to go in time; the birthday itself is not for reports."""
    birthday = birthdays(tenancies, youths, context.whole("em_age_limit"))
    limit = np.datetime64(add_months(context.as_of, context.whole("em_age_warning_months")))
    lives_there = living_on(tenancies, context.as_of) & in_shared_housing(tenancies, dwellings)
    is_near = (birthday > np.datetime64(context.as_of)) & (birthday <= limit)
    return Hits(lives_there & is_near, {"warned_until": np.full(len(tenancies), limit)})
