"""The case of shared housing from the tables: who waits, and the dwellings with their residents."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.allocation.shared_places import openings
from pipeline.allocation.shared_records import SharedCase, SharedDwelling, Youth
from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.living.places import is_waiting
from pipeline.proposals.moving import moving_out
from pipeline.proposals.residents import residents_of
from pipeline.proposals.settings import shared_settings
from pipeline.proposals.shared_dwellings import shared_dwellings
from pipeline.proposals.youths import housemates, youth_of
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


@dataclass(frozen=True)
class SharedTables:
    """The case, and what is left out of it.

    ``closed`` are shared dwellings where no place falls free in time; ``not_looked_at`` counts the youths beyond the
    greatest number that proposals are made for.
    """

    case: SharedCase
    closed: tuple[SharedDwelling, ...]
    not_looked_at: int


def shared_case(tables: Tables, assessment: Assessment, context: Context) -> SharedTables:
    """Everything that proposals for shared housing rest on.

    Youths wait who have never had a place, and those whose dwelling ceases to be ours while they live there.

    Parameters
    ----------
    tables
        Checked tables; youths and tenancies among them.
    assessment
        The stock, with what the surveys say.
    context
        As-of day and parameters.
    """
    mates = housemates(tables[Youths])
    stock = assessment.dwellings.frame
    shared = stock[Dwellings.dwelling_id][stock[Dwellings.is_shared_housing].fillna(False)]
    held = residents_of(tables[Tenancies], shared, mates, context)
    dwellings = shared_dwellings(tables, assessment, held, context)
    settings = shared_settings(context)
    everything = SharedCase(as_of=context.as_of, youths=(), dwellings=dwellings, settings=settings)
    dwellings, moving = moving_out(everything)
    table, tenancies = tables[Youths], tables.frame(Tenancies)
    ready = {
        **dict.fromkeys(table.frame[Youths.youth_id][is_waiting(table.frame, tenancies, context)]),
        **{youth_id: day for youth_id, day in moving.items() if youth_id in mates},
    }
    rows = np.flatnonzero(table.frame[Youths.youth_id].isin(list(ready)).to_numpy(dtype=bool))
    keeps_turn = context.is_yes("shared_movers_keep_turn")
    ids = table.frame[Youths.youth_id]
    youths = [youth_of(table, int(row), mates, ready[ids.iat[row]], keeps_turn=keeps_turn) for row in rows]
    return _limited(replace(everything, youths=tuple(youths), dwellings=dwellings), context)


def _limited(case: SharedCase, context: Context) -> SharedTables:
    """Those who have waited longest, and the dwellings where a place falls free in time or may do so."""
    first: tuple[Youth, ...] = case.queue()[: context.whole("proposal_youths_max")]
    closed = tuple(dwelling for dwelling in case.dwellings if _is_closed(dwelling, case))
    left = tuple(dwelling for dwelling in case.dwellings if dwelling not in closed)
    return SharedTables(replace(case, youths=first, dwellings=left), closed, len(case.youths) - len(first))


def _is_closed(dwelling: SharedDwelling, case: SharedCase) -> bool:
    if dwelling.places is None or dwelling.available_from is None:
        return False
    free = openings(dwelling, case.as_of)
    return not free or free[0].free_from > case.last_day
