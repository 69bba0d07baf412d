"""K078: Utenfor målgruppen ved tildelt innflytting."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import NO_DAY, age_on, as_days
from pipeline.finding import Severity
from pipeline.occupancy import positions
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.allocations import Allocations
from schemas.tables.dwellings import Dwellings
from schemas.tables.youths import Youths


@control(
    id="K078",
    title="Utenfor målgruppen ved tildelt innflytting",
    severity=Severity.WARNING,
    table=Allocations,
    columns=(Allocations.moves_in_date, Allocations.dwelling_id),
    message=(
        "Ungdommen blir for {young_or_old} når innflyttingen i fellesbolig {dwelling_id} er {moves_in_date}. "
        "Målgruppen er fra {em_age_min} til fylte {em_age_limit} år."
    ),
    advice="Flytt datoen, eller finn en annen bolig.",
    source=TRONDHEIM,
    parameters=(
        "em_age_min",
        "em_age_limit",
    ),
)
def age_at_allocated_moving_in(
    allocations: pd.DataFrame, youths: pd.DataFrame, dwellings: pd.DataFrame, context: Context
) -> Hits:
    """The target group is 16 to 18 on the day of moving in; said before they move, while it can be changed."""
    rows = positions(allocations[Allocations.youth_id], youths[Youths.youth_id])
    born = np.r_[as_days(youths[Youths.birth_date]), NO_DAY][rows]
    moves_in = allocations[Allocations.moves_in_date]
    age = pd.Series(age_on(born, moves_in))
    is_young = (age < context.whole("em_age_min")).fillna(False).to_numpy(dtype=bool)
    is_old = (age >= context.whole("em_age_limit")).fillna(False).to_numpy(dtype=bool)
    shared = dwellings[Dwellings.dwelling_id][dwellings[Dwellings.is_shared_housing].fillna(False)]
    is_ahead = (moves_in > pd.Timestamp(context.as_of)) & allocations[Allocations.dwelling_id].isin(shared)
    return Hits(
        (is_young | is_old) & is_ahead.to_numpy(dtype=bool), {"young_or_old": np.where(is_young, "ung", "gammel")}
    )
