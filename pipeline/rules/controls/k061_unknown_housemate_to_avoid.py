"""K061: Ukjent ungdom i «Ikke bo med»."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K061",
    title="Ukjent ungdom i «Ikke bo med»",
    severity=Severity.WARNING,
    table=Youths,
    columns=(Youths.not_live_with,),
    message="«Ikke bo med» nevner noen som ikke finnes i EM-ungdom.",
    advice="Skriv ungdomsnummer, med komma mellom, eller la cellen stå tom.",
    source=TRONDHEIM,
)
def unknown_housemate_to_avoid(youths: pd.DataFrame) -> pd.Series:
    """Whoever is to be kept apart can be only when it is known from whom."""
    return pd.Series(mentions(youths, Youths.not_live_with).is_unknown)
