"""The case of shared housing from the tables: who waits, and the dwellings with their residents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pipeline.allocation.facts import NO_END
from pipeline.allocation.shared_places import openings
from pipeline.allocation.shared_records import SharedCase, SharedDwelling, Youth
from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.living.places import is_waiting
from pipeline.proposals.moving import moving_out
from pipeline.proposals.residents import residents_of
from pipeline.proposals.settings import shared_settings
from pipeline.proposals.shared_dwellings import shared_dwellings
from pipeline.proposals.youths import housemates, youths_of
from pipeline.table import Tables
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths


@dataclass(frozen=True)
class SharedTables:
    """The case, and what is left out of it.

    ``closed`` are shared dwellings where no place falls free in time, or where others fall free before and are as many
    as proposals are made for; ``not_looked_at`` counts the youths beyond the greatest number.
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
    youths = youths_of(table, mates, ready, keeps_turn=context.is_yes("shared_movers_keep_turn"))
    return _limited(replace(everything, youths=youths, dwellings=dwellings), context)


def _limited(case: SharedCase, context: Context) -> SharedTables:
    """Those who have waited longest, and the dwellings where a place falls free in time or may do so, the first."""
    first: tuple[Youth, ...] = case.queue()[: context.whole("proposal_youths_max")]
    free = {dwelling.dwelling_id: first_free(dwelling, case.as_of) for dwelling in case.dwellings}
    in_time = [item for item in case.dwellings if free[item.dwelling_id] <= case.last_day or _may_be_free(item)]
    in_time.sort(key=lambda item: (free[item.dwelling_id], item.dwelling_id))
    looked_at = {item.dwelling_id for item in in_time[: context.whole("proposal_shared_dwellings_max")]}
    left = tuple(item for item in case.dwellings if item.dwelling_id in looked_at)
    closed = tuple(item for item in case.dwellings if item.dwelling_id not in looked_at)
    return SharedTables(replace(case, youths=first, dwellings=left), closed, len(case.youths) - len(first))


def first_free(dwelling: SharedDwelling, as_of: date) -> date:
    """The day of the first place that falls free for good; ``NO_END`` when none is known to do so."""
    return min((opening.free_from for opening in openings(dwelling, as_of)), default=NO_END)


def _may_be_free(dwelling: SharedDwelling) -> bool:
    """Whether it takes an answer to know if a place is free."""
    return dwelling.places is None or dwelling.available_from is None
