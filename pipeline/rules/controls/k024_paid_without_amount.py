"""K024: Utbetalt sak uten beløp."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import HUSBANKEN_STARTLAN
from schemas.tables.startlan_cases import StartlanCases


@control(
    id="K024",
    title="Utbetalt sak uten beløp",
    severity=Severity.WARNING,
    table=StartlanCases,
    columns=(StartlanCases.loan_nok, StartlanCases.grant_nok),
    message="Saken er utbetalt, men har verken startlån eller tilskudd.",
    advice="Fyll ut beløpet.",
    source=HUSBANKEN_STARTLAN,
)
def paid_without_amount(startlan_cases: pd.DataFrame) -> pd.Series:
    """The share by kroner would be too low."""
    is_paid = startlan_cases[StartlanCases.case_status] == "PAID"
    amount = startlan_cases[StartlanCases.loan_nok].fillna(0) + startlan_cases[StartlanCases.grant_nok].fillna(0)
    return is_paid & (amount == 0)
