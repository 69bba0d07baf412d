"""K005: Leieforhold med ukjent ungdom."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


@control(
    id="K005",
    title="Leieforhold med ukjent ungdom",
    severity=Severity.WARNING,
    table=Tenancies,
    columns=(Tenancies.youth_id,),
    message="Ungdommen i leieforholdet finnes ikke i EM-ungdom. Alder er ikke kontrollert.",
    advice="Sjekk ungdomsnummeret mot arket EM-ungdom.",
    source=TRONDHEIM,
)
def tenancy_of_unknown_youth(tenancies: pd.DataFrame, youths: pd.DataFrame) -> pd.Series:
    """Age and needs can be checked only for a youth that is on file."""
    youth = tenancies[Tenancies.youth_id]
    return youth.notna() & ~youth.isin(youths[Youths.youth_id])
