"""K075: Bosatt dato mangler."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.places import has_moved_in
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K075",
    title="Bosatt dato mangler",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.settled_date,),
    message="Ungdommen har flyttet inn, men «Bosatt» er ikke fylt ut.",
    advice="Fyll ut datoen ungdommen ble bosatt.",
    source=TRONDHEIM,
)
def settled_date_missing(youths: pd.DataFrame, tenancies: pd.DataFrame, context: Context) -> pd.Series:
    """The time from decision to settling is counted to this day."""
    return youths[Youths.settled_date].isna() & has_moved_in(youths, tenancies, context)
