"""K102: Barn for lenge i midlertidig opphold."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.families.stays import is_too_long_with_children, unbroken_since
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import KOSTRA_13
from schemas.tables.temporary_stays import TemporaryStays


@control(
    id="K102",
    title="Barn for lenge i midlertidig opphold",
    severity=Severity.WARNING,
    table=TemporaryStays,
    columns=(TemporaryStays.end_date, TemporaryStays.stay_id),
    message="Opphold {stay_id} er med barn og har vart mer enn {temporary_months_with_children} måneder, fra {since}.",
    advice="Finn varig bolig. Er oppholdet slutt, så fyll ut sluttdatoen.",
    source=KOSTRA_13,
    parameters=("temporary_months_with_children",),
)
def stay_too_long_with_children(temporary_stays: pd.DataFrame, context: Context) -> Hits:
    """Children should not live in hotels; SSB counts those beyond three months."""
    is_long = is_too_long_with_children(temporary_stays, context)
    return Hits(is_long, {"since": unbroken_since(temporary_stays, context)})
