"""K125: Deltaker i Foyer uten neste oppfølging."""

from __future__ import annotations

import pandas as pd

from pipeline.context import Context
from pipeline.families.foyer import takes_part
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K125",
    title="Deltaker i Foyer uten neste oppfølging",
    severity=Severity.INFO,
    table=FoyerParticipants,
    columns=(FoyerParticipants.next_follow_up_date,),
    message="Neste oppfølging er ikke satt opp.",
    advice="Avtal en dag, og før den i «Neste oppfølging».",
    source=MELHUS_FOYER,
)
def foyer_without_follow_up(foyer_participants: pd.DataFrame, context: Context) -> pd.Series:
    """What has no day does not happen."""
    is_blank = foyer_participants[FoyerParticipants.next_follow_up_date].isna().to_numpy()
    return pd.Series(takes_part(foyer_participants, context) & is_blank)
