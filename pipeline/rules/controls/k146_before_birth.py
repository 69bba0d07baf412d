"""K146: Dato før fødselen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import assumption
from schemas.tables.youths import Youths

_DATES = (Youths.decision_date, Youths.settled_date)


@control(
    id="K146",
    title="Dato før fødselen",
    severity=Severity.WARNING,
    table=Youths,
    columns=_DATES,
    message="Datoen er før ungdommens fødselsdato.",
    advice="Rett datoen eller fødselsdatoen.",
    source=assumption("sammenheng mellom kolonner i samme ark"),
)
def before_birth(youths: pd.DataFrame) -> Hits:
    """A year typed wrong, or a birth date that stands at another row."""
    is_before = [(youths[name] < youths[Youths.birth_date]).to_numpy(dtype=bool) for name in _DATES]
    return Hits(is_before[0] | is_before[1], columns=np.where(is_before[0], *map(str, _DATES)))
