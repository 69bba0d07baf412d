"""K124: Oppfølging i Foyer er forfalt."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.families.foyer import takes_part
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K124",
    title="Oppfølging i Foyer er forfalt",
    severity=Severity.WARNING,
    table=FoyerParticipants,
    columns=(FoyerParticipants.next_follow_up_date,),
    message="Neste oppfølging var {next_follow_up_date}, og ingen ny er ført.",
    advice="Følg opp, og før datoen og neste oppfølging.",
    source=MELHUS_FOYER,
)
def foyer_follow_up_overdue(foyer_participants: pd.DataFrame, context: Context) -> NDArray[np.bool_]:
    """Without follow-up the programme does not bind anybody."""
    due = as_days(foyer_participants[FoyerParticipants.next_follow_up_date])
    return takes_part(foyer_participants, context) & (due < np.datetime64(context.as_of))
