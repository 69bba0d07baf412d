"""K120: Foyer slutter før det begynner."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K120",
    title="Foyer slutter før det begynner",
    severity=Severity.ERROR,
    table=FoyerParticipants,
    columns=(FoyerParticipants.end_date, FoyerParticipants.start_date),
    message="Deltakeren sluttet {end_date}, før oppstart {start_date}. Deltakeren er satt til side.",
    advice="Rett den datoen som er feil.",
    source=MELHUS_FOYER,
)
def foyer_ends_before_start(foyer_participants: pd.DataFrame) -> pd.Series:
    """A stay that goes backwards has no length."""
    return foyer_participants[FoyerParticipants.end_date] < foyer_participants[FoyerParticipants.start_date]
