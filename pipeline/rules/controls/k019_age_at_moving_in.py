"""K019: Utenfor målgruppen ved innflytting."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.dates import age_on
from pipeline.finding import Severity
from pipeline.residents import birth_dates
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
        "En ungdom var {age} år ved innflytting i bolig {dwelling_id}. "
        "Målgruppen er fra {em_age_min} til fylte {em_age_limit} år."
    ),
    advice="Sjekk fødselsdato og innflyttingsdato.",
    source=TRONDHEIM,
    parameters=("em_age_min", "em_age_limit"),
)
def age_at_moving_in(tenancies: pd.DataFrame, youths: pd.DataFrame, context: Context) -> Hits:
    """The target group is 16 to 18 on the day of moving in."""
    born = birth_dates(tenancies, youths)
    start = tenancies[Tenancies.start_date]
    age = age_on(born, start)
    is_recent = tenancies[Tenancies.end_date].isna() | (
        tenancies[Tenancies.end_date] >= pd.Timestamp(context.year_start)
    )
    outside = (age < context.whole("em_age_min")) | (age >= context.whole("em_age_limit"))
    return Hits(pd.Series(outside).fillna(False).to_numpy(dtype=bool) & is_recent, {"age": pd.Series(age).fillna(0)})
