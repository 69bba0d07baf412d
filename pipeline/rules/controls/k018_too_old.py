"""K018: Ungdom over aldersgrensen."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.residents import birthdays, in_shared_housing, living_on
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies


@control(
    id="K018",
    title="Ungdom over aldersgrensen",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.youth_id, Tenancies.dwelling_id),
    message="En beboer i fellesbolig {dwelling_id} har fylt {em_age_limit} år.",
    advice="Finn egen bolig, eller noter hvorfor ungdommen blir boende.",
    source=TRONDHEIM,
    parameters=("em_age_limit",),
)
def too_old(
    tenancies: pd.DataFrame, youths: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> NDArray[np.bool_]:
    """Places for the target group are held by somebody who has left it."""
    birthday = birthdays(tenancies, youths, context.whole("em_age_limit"))
    lives_there = living_on(tenancies, context.as_of) & in_shared_housing(tenancies, dwellings)
    too_old: NDArray[np.bool_] = lives_there & (birthday <= np.datetime64(context.as_of))
    return too_old
