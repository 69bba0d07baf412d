"""K070: Tildeling til ukjent ungdom."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.allocations import Allocations
from schemas.tables.youths import Youths


@control(
    id="K070",
    title="Tildeling til ukjent ungdom",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.youth_id,),
    message="Ungdommen i tildelingen finnes ikke i EM-ungdom.",
    advice="Sjekk ungdomsnummeret mot arket EM-ungdom.",
    source=TRONDHEIM,
)
def allocation_of_unknown_youth(allocations: pd.DataFrame, youths: pd.DataFrame) -> pd.Series:
    """Age and needs can be held against the place only for a youth that is on file."""
    youth = allocations[Allocations.youth_id]
    return youth.notna() & ~youth.isin(youths[Youths.youth_id])
