"""K023: Utbetalingsdato på sak som ikke er utbetalt."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import HUSBANKEN_STARTLAN
from schemas.tables.startlan_cases import StartlanCases


@control(
    id="K023",
    title="Utbetalingsdato på sak som ikke er utbetalt",
    severity=Severity.WARNING,
    table=StartlanCases,
    columns=(StartlanCases.payment_date, StartlanCases.case_status),
    message="Saken har utbetalingsdato {payment_date}, men status «{case_status}». Den er ikke regnet som utbetalt.",
    advice="Rett status, eller fjern datoen.",
    source=HUSBANKEN_STARTLAN,
)
def date_without_paid(startlan_cases: pd.DataFrame) -> pd.Series:
    """Double and missing registrations are the usual errors."""
    is_paid = startlan_cases[StartlanCases.case_status] == "PAID"
    return ~is_paid & startlan_cases[StartlanCases.payment_date].notna()
