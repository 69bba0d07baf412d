"""K030: Fødselsdato fram i tid."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K030",
    title="Fødselsdato fram i tid",
    severity=Severity.ERROR,
    table=Youths,
    columns=(Youths.birth_date,),
    message="Fødselsdatoen er etter telledagen. Ungdommen er satt til side.",
    advice="Rett fødselsdatoen.",
    source=TRONDHEIM,
)
def born_after_as_of(youths: pd.DataFrame, context: Context) -> pd.Series:
    """A mistyped year gives ages below zero and hides who grows out of the target group."""
    return youths[Youths.birth_date] > pd.Timestamp(context.as_of)
