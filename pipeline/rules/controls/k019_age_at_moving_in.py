"""K019: Utenfor målgruppen ved innflytting."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import age_on
from pipeline.finding import Severity
from pipeline.residents import birth_dates, in_shared_housing
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies


@control(
    id="K019",
    title="Utenfor målgruppen ved innflytting",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.start_date, Tenancies.dwelling_id),
    message=(
        "Ungdommen var for {young_or_old} ved innflytting i fellesbolig {dwelling_id}. "
        "Målgruppen er fra {em_age_min} til fylte {em_age_limit} år."
    ),
    advice="Sjekk fødselsdato og innflyttingsdato.",
    source=TRONDHEIM,
    parameters=("em_age_min", "em_age_limit"),
)
def age_at_moving_in(tenancies: pd.DataFrame, youths: pd.DataFrame, dwellings: pd.DataFrame, context: Context) -> Hits:
    """The target group is 16 to 18 on the day of moving in; looked at while the stay touches the year."""
    age = pd.Series(age_on(birth_dates(tenancies, youths), tenancies[Tenancies.start_date]))
    last = tenancies[Tenancies.end_date]
    is_recent = last.isna() | (last >= pd.Timestamp(context.year_start))
    is_young = (age < context.whole("em_age_min")).fillna(False)
    is_old = (age >= context.whole("em_age_limit")).fillna(False)
    outside = (is_young | is_old) & is_recent & in_shared_housing(tenancies, dwellings)
    return Hits(outside.to_numpy(dtype=bool), {"young_or_old": np.where(is_young, "ung", "gammel")})
