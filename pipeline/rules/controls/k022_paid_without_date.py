"""K022: Utbetalt sak uten dato."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import HUSBANKEN_STARTLAN
from schemas.tables.startlan_cases import StartlanCases


@control(
    id="K022",
    title="Utbetalt sak uten dato",
    severity=Severity.ERROR,
    table=StartlanCases,
    columns=(StartlanCases.payment_date, StartlanCases.case_status),
    message="Saken er utbetalt, men datoen mangler. Saken er satt til side.",
    advice="Fyll ut datoen for utbetaling.",
    source=HUSBANKEN_STARTLAN,
)
def paid_without_date(startlan_cases: pd.DataFrame) -> pd.Series:
    """Without a date the payment belongs to no year."""
    is_paid = startlan_cases[StartlanCases.case_status] == "PAID"
    return is_paid & startlan_cases[StartlanCases.payment_date].isna()
