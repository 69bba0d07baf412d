"""K121: Alder utenfor Foyer."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import as_days, turns
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K121",
    title="Alder utenfor Foyer",
    severity=Severity.WARNING,
    table=FoyerParticipants,
    columns=(FoyerParticipants.birth_date,),
    message="Deltakeren {problem}. Foyer er fra {foyer_age_min} år og til fylte {foyer_age_limit}.",
    advice="Sjekk fødselsdatoen. Stemmer den, så planlegg overgang til egen bolig.",
    source=MELHUS_FOYER,
    parameters=("foyer_age_min", "foyer_age_limit"),
)
def foyer_age(foyer_participants: pd.DataFrame, context: Context) -> Hits:
    """Foyer is for young people of 16 to 23."""
    born = foyer_participants[FoyerParticipants.birth_date]
    start, end = (as_days(foyer_participants[name]) for name in ("start_date", "end_date"))
    last = np.where(np.isnat(end) | (end > np.datetime64(context.as_of)), np.datetime64(context.as_of), end)
    is_young = start < turns(born, context.whole("foyer_age_min"))
    is_old = (turns(born, context.whole("foyer_age_limit")) <= last) & (start <= last)
    return Hits(is_young | is_old, {"problem": np.where(is_young, "var for ung ved oppstart", "er for gammel")})
