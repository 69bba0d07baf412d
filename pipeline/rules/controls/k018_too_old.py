"""K018: Ungdom over aldersgrensen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.residents import birthdays, living_on
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies


@control(
    id="K018",
    title="Ungdom over aldersgrensen",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.youth_id, Tenancies.dwelling_id),
    message="En beboer i bolig {dwelling_id} nådde aldersgrensen på {em_age_limit} år {birthday}.",
    advice="Finn egen bolig, eller noter hvorfor ungdommen blir boende.",
    source=TRONDHEIM,
    parameters=("em_age_limit",),
)
def too_old(tenancies: pd.DataFrame, youths: pd.DataFrame, context: Context) -> Hits:
    """Places for the target group are held by somebody who has left it."""
    birthday = birthdays(tenancies, youths, context.whole("em_age_limit"))
    reached = birthday <= np.datetime64(context.as_of)
    return Hits(living_on(tenancies, context.as_of) & reached, {"birthday": birthday})
