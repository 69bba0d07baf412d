"""What the team has decided without a proposal: allocations that no tenancy stands for yet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.decisions import Decision, Subject, Verdict
from pipeline.living.allocated import has_own_tenancy
from pipeline.proposals.cells import known_day
from pipeline.table import Tables
from schemas.tables.allocations import Allocations
from schemas.tables.tenancies import Tenancies

_WHO = {Subject.SHARED: Allocations.youth_id, Subject.FAMILY: Allocations.household_id}


def allocated(tables: Tables, subject: Subject) -> list[Decision]:
    """Each as an answer that is followed, the oldest first; empty where the log is not delivered."""
    table = tables.get(Allocations)
    if table is None:
        return []
    frame = table.frame
    rows = np.flatnonzero(~has_own_tenancy(frame, tables.frame(Tenancies)) & frame[_WHO[subject]].notna().to_numpy())
    order = np.argsort(frame[Allocations.allocated_date].to_numpy()[rows], kind="stable")
    return [
        Decision(
            subject,
            str(frame[_WHO[subject]].iat[row]),
            str(frame[Allocations.dwelling_id].iat[row]),
            pd.Timestamp(frame[Allocations.allocated_date].iat[row]).strftime("%Y-%m"),
            table.text(int(row), "room"),
            known_day(frame[Allocations.moves_in_date].iat[row]),
            Verdict.FOLLOWED,
            "",
            {},
            table.place(int(row), str(Allocations.moves_in_date)),
        )
        for row in rows[order]
    ]
