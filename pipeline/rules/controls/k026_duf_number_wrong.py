"""K026: DUF-nummer med feil kontrollsiffer."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.identifiers import has_valid_check_digits
from pipeline.rule import control
from schemas.source import UDI_DUF
from schemas.tables.youths import Youths


@control(
    id="K026",
    title="DUF-nummer med feil kontrollsiffer",
    severity=Severity.WARNING,
    table=Youths,
    columns=(Youths.duf_number,),
    message="DUF-nummeret har feil kontrollsiffer.",
    advice="Sjekk nummeret mot vedtaket.",
    source=UDI_DUF,
)
def duf_number_wrong(youths: pd.DataFrame) -> pd.Series:
    """A wrong digit can point at another child."""
    numbers = youths[Youths.duf_number]
    is_wrong = [not has_valid_check_digits(number) for number in numbers.fillna("").tolist()]
    return numbers.notna() & pd.Series(is_wrong, index=numbers.index, dtype=bool)
