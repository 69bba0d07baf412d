"""K071: Tildeling av ukjent bolig."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import TRONDHEIM
from schemas.tables.allocations import Allocations
from schemas.tables.dwellings import Dwellings


@control(
    id="K071",
    title="Tildeling av ukjent bolig",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.dwelling_id,),
    message="Bolig {dwelling_id} finnes ikke i Boliger.",
    advice="Sjekk bolignummeret, eller legg boligen inn i Boliger.",
    source=TRONDHEIM,
)
def allocation_of_unknown_dwelling(allocations: pd.DataFrame, dwellings: pd.DataFrame) -> pd.Series:
    """What is not in the register cannot be given to anybody."""
    return ~allocations[Allocations.dwelling_id].isin(dwellings[Dwellings.dwelling_id])
