"""K092: Vedtak uten dato."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import KOSTRA_13
from schemas.tables.applications import Applications


@control(
    id="K092",
    title="Vedtak uten dato",
    severity=Severity.WARNING,
    table=Applications,
    columns=(Applications.decision_date, Applications.decision),
    message="Resultatet er «{decision}», men vedtaksdatoen mangler. Søknaden blir ikke talt.",
    advice="Fyll ut vedtaksdatoen.",
    source=KOSTRA_13,
)
def decision_without_date(applications: pd.DataFrame) -> pd.Series:
    """Without the day nobody knows which year the decision belongs to."""
    is_decided = applications[Applications.decision].isin(["GRANTED", "REJECTED"])
    return is_decided & applications[Applications.decision_date].isna()
