"""K038: Trinn i feil rekkefølge."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import is_dropped
from pipeline.context import Context
from pipeline.dates import NO_DAY, as_days
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K038",
    title="Trinn i feil rekkefølge",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.acquisition_id, *(step.column for step in STEPS)),
    message="Trinnet «{later}» er datert {later_day}, før «{earlier}» {earlier_day}.",
    advice="Rett den datoen som er feil.",
    source=TRONDHEIM,
)
def steps_out_of_order(acquisitions: pd.DataFrame, context: Context) -> Hits:
    """The seven steps follow one another; dates that go backwards give no days."""
    done = np.column_stack([as_days(acquisitions[step.column]) for step in STEPS])
    dated = np.where(np.isnat(done), -1, np.arange(len(STEPS)))
    # the last dated step before each of the second to the seventh
    earlier = np.maximum.accumulate(dated, axis=1)[:, :-1]
    before = np.where(earlier < 0, NO_DAY, np.take_along_axis(done, np.maximum(earlier, 0), axis=1))
    goes_back = done[:, 1:] < before
    rows, first = np.arange(len(acquisitions)), goes_back.argmax(axis=1)
    labels, columns = np.array([step.label for step in STEPS]), np.array([step.column for step in STEPS])
    return Hits(
        goes_back.any(axis=1) & ~is_dropped(acquisitions, context),
        {
            "later": labels[first + 1],
            "later_day": done[rows, first + 1],
            "earlier": labels[earlier[rows, first]],
            "earlier_day": before[rows, first],
        },
        columns[first + 1],
    )
