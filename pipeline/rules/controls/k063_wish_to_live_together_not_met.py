"""K063: Ønske om å bo sammen er ikke oppfylt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.living.housemates import mentions
from pipeline.living.places import lives_in_shared
from pipeline.living.stays import stays_together
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.youths import Youths


@control(
    id="K063",
    title="Ønske om å bo sammen er ikke oppfylt",
    severity=Severity.INFO,
    table=Youths,
    columns=(Youths.live_with,),
    message="Ungdommen ønsker å bo sammen med en annen, men begge bor hvert sitt sted.",
    advice="Se om de kan få plass i samme bolig.",
    source=TRONDHEIM,
    parameters=("capacity_months_ahead",),
)
def wish_to_live_together_not_met(
    youths: pd.DataFrame, tenancies: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> Hits:
    """A wish is no duty, but somebody should know of it; of those who wait, the proposals take care."""
    named = mentions(youths, Youths.live_with)
    together = stays_together(named.pairs, youths, tenancies, context)
    met = set(zip(together["one"], together["other"], strict=True))
    is_housed = lives_in_shared(youths, tenancies, dwellings, context)
    unmet = np.zeros(len(youths), dtype=bool)
    for row, other in named.of_others:
        unmet[row] |= bool(is_housed[row] and is_housed[other]) and (min(row, other), max(row, other)) not in met
    return Hits(unmet)
