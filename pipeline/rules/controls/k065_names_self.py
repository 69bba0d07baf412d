"""K065: Ungdommen nevner seg selv."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K065",
    title="Ungdommen nevner seg selv",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.live_with, Youths.not_live_with),
    message="Ungdommens eget nummer står under hvem ungdommen skal eller ikke skal bo med.",
    advice="Skriv nummeret til den andre.",
    source=TRONDHEIM,
)
def names_self(youths: pd.DataFrame) -> Hits:
    """Most often a slip for the row above or below."""
    wished = mentions(youths, Youths.live_with).names_self
    avoided = mentions(youths, Youths.not_live_with).names_self
    columns = np.where(wished, str(Youths.live_with), str(Youths.not_live_with))
    return Hits(wished | avoided, columns=columns)
