"""K025: Utbetalt sak uten antall barn."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_LOANS
from schemas.tables.startlan_cases import StartlanCases


@control(
    id="K025",
    title="Utbetalt sak uten antall barn",
    severity=Severity.WARNING,
    table=StartlanCases,
    columns=(StartlanCases.child_count,),
    message="Antall barn er ikke oppgitt. Saken er holdt utenfor andelen barnefamilier.",
    advice="Fyll ut antall barn; 0 hvis det ikke er noen.",
    source=MELHUS_LOANS,
)
def paid_without_children(startlan_cases: pd.DataFrame) -> pd.Series:
    """Unknown is not «no children»."""
    is_paid = startlan_cases[StartlanCases.case_status] == "PAID"
    return is_paid & startlan_cases[StartlanCases.child_count].isna()
