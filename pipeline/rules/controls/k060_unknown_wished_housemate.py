"""K060: Ukjent ungdom i «Bo sammen med»."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K060",
    title="Ukjent ungdom i «Bo sammen med»",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.live_with,),
    message="«Bo sammen med» nevner noen som ikke finnes i EM-ungdom.",
    advice="Skriv ungdomsnummer, med komma mellom, eller la cellen stå tom.",
    source=TRONDHEIM,
)
def unknown_wished_housemate(youths: pd.DataFrame) -> pd.Series:
    """A wish can be met only when it is known whom it is about."""
    return pd.Series(mentions(youths, Youths.live_with).is_unknown)
