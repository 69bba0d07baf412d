"""K079: Samme DUF-nummer på to ungdommer."""

from __future__ import annotations

import pandas as pd

from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import UDI_DUF
from schemas.tables.youths import Youths


@control(
    id="K079",
    title="Samme DUF-nummer på to ungdommer",
    severity=Severity.WARNING,
    table=Youths,
    columns=(Youths.duf_number,),
    message="DUF-nummeret står på {often} rader.",
    advice="Er det samme ungdom, så slå radene sammen. Ellers rett nummeret.",
    source=UDI_DUF,
)
def same_duf_number_twice(youths: pd.DataFrame) -> Hits:
    """A youth that is on file twice can be given two places."""
    number = youths[Youths.duf_number]
    often = number.map(number.value_counts()).fillna(0).astype(int)
    return Hits((often > 1).to_numpy(), {"often": often.to_numpy()})
