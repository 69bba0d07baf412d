"""K100: Midlertidig opphold slutter før det begynner."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.temporary_stays import TemporaryStays


@control(
    id="K100",
    title="Midlertidig opphold slutter før det begynner",
    severity=Severity.ERROR,
    table=TemporaryStays,
    columns=(TemporaryStays.end_date, TemporaryStays.start_date, TemporaryStays.stay_id),
    message="Opphold {stay_id} slutter {end_date}, før det begynner {start_date}. Oppholdet er satt til side.",
    advice="Rett den datoen som er feil.",
    source=KOSTRA_13,
)
def stay_ends_before_start(temporary_stays: pd.DataFrame) -> pd.Series:
    """A stay that goes backwards has no nights."""
    return temporary_stays[TemporaryStays.end_date] < temporary_stays[TemporaryStays.start_date]
