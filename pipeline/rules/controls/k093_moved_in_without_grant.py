"""K093: Flyttet inn uten innvilget søknad."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K093",
    title="Flyttet inn uten innvilget søknad",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.moved_in_date, Applications.decision),
    message="Husstanden flyttet inn {moved_in_date}, men resultatet av søknaden er «{decision}».",
    advice="Rett resultatet eller innflyttingsdatoen.",
    source=KOSTRA_13,
)
def moved_in_without_grant(applications: pd.DataFrame) -> pd.Series:
    """Only a granted application leads to moving in."""
    decision = applications[Applications.decision]
    return applications[Applications.moved_in_date].notna() & decision.notna() & (decision != "GRANTED")
