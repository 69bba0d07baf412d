"""K122: Foyer varer for lenge."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.families.foyer import longest_until, takes_part
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_FOYER
from schemas.tables.foyer_participants import FoyerParticipants


@control(
    id="K122",
    title="Foyer varer for lenge",
    severity=Severity.WARNING,
    table=FoyerParticipants,
    columns=(FoyerParticipants.planned_end_date, FoyerParticipants.end_date, FoyerParticipants.start_date),
    message="Deltakeren begynte {start_date}. Foyer varer høyst {foyer_years_max} år, til {limit}, men {problem}.",
    advice="Sett slutt innen grensen, og planlegg overgang til egen bolig.",
    source=MELHUS_FOYER,
    parameters=("foyer_years_max",),
)
def foyer_too_long(foyer_participants: pd.DataFrame, context: Context) -> Hits:
    """The programme lasts up to three years, by the calendar."""
    limit = longest_until(foyer_participants, context)
    end, planned = (as_days(foyer_participants[name]) for name in ("end_date", "planned_end_date"))
    is_ended_late, is_planned_late = end > limit, np.isnat(end) & (planned > limit)
    is_staying_late = takes_part(foyer_participants, context) & (np.datetime64(context.as_of) > limit)
    problem = np.where(
        is_ended_late,
        "deltakeren sluttet senere",
        np.where(is_planned_late, "planlagt slutt er senere", "deltakeren er fortsatt med"),
    )
    hits = is_ended_late | is_planned_late | is_staying_late
    columns = np.where(is_ended_late, "end_date", "planned_end_date")
    return Hits(hits, {"limit": limit, "problem": problem}, columns)
