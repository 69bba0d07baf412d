"""The case of shared housing with the team's answers in it: who holds a place, and what was said no to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pipeline.allocation.shared_checker import find_breaches
from pipeline.allocation.shared_places import openings
from pipeline.allocation.shared_records import Placement, Resident, SharedCase, SharedDwelling, Youth
from pipeline.context import Context
from pipeline.decisions import Decision, Decisions, Subject
from pipeline.proposals.prints import shared_prints
from pipeline.proposals.residents import resident
from pipeline.proposals.shared_case import SharedTables
from pipeline.proposals.standing import Pair, Situation, Standing, standing
from pipeline.rules.proposals import PROPOSALS
from pipeline.table import Tables
from schemas.tables.tenancies import Tenancies

_DECIDED = ("P103", "P108", "P113")
"""Rules about what to propose; what the team has decided need not keep them."""


def with_shared_answers(
    found: SharedTables, decisions: Decisions, allocated: list[Decision], tables: Tables, context: Context
) -> tuple[SharedTables, Standing]:
    """Those whom the team has given a place hold it, and wait no more; what it said no to is not proposed again."""
    case = replace(found.case, dwellings=(*found.case.dwellings, *found.closed))
    youths = {youth.youth_id: youth for youth in case.youths}
    dwellings = {dwelling.dwelling_id: dwelling for dwelling in case.dwellings}

    def facts(pair: Pair) -> Mapping[str, str] | None:
        youth, dwelling = youths.get(pair[0]), dwellings.get(pair[1])
        return None if youth is None or dwelling is None else shared_prints(youth, dwelling)

    tenancies = tables.frame(Tenancies)
    seen = set(zip(tenancies[Tenancies.youth_id].tolist(), tenancies[Tenancies.dwelling_id].tolist(), strict=True))
    now = Situation(Subject.SHARED, youths, seen, facts, lambda answers: _broken(case, answers))
    stands = standing(now, decisions, allocated, context)
    return _bound(found, stands, youths), stands


def _broken(case: SharedCase, answers: list[Decision]) -> Mapping[Pair, list[str]]:
    """The hard rules that the answers break, those named that nobody may decide against."""
    dwellings = {dwelling.dwelling_id for dwelling in case.dwellings}
    known = [item for item in answers if item.dwelling_id in dwellings]
    gone = {(item.person_id, item.dwelling_id): [PROPOSALS["P102"].title] for item in answers if item not in known}
    placements = [Placement(item.person_id, item.dwelling_id, None, _day(case, item)) for item in known]
    titles: dict[Pair, list[str]] = {}
    for breach in find_breaches(case, placements):
        for item in known:
            is_theirs = breach.dwelling_id == item.dwelling_id and breach.youth_id in ("", item.person_id)
            if is_theirs and breach.rule_id not in _DECIDED:
                titles.setdefault((item.person_id, item.dwelling_id), []).append(PROPOSALS[breach.rule_id].title)
    return {**gone, **titles}


def _day(case: SharedCase, item: Decision) -> date:
    """The day of moving in; not before the place is free, nor in the past."""
    dwelling, youth = case.dwelling(item.dwelling_id), case.youth(item.person_id)
    free = [opening.free_from for opening in openings(dwelling, case.as_of)[:1]]
    days = [case.as_of, *free, *(day for day in (item.move_in_date, youth.ready_from) if day is not None)]
    return max(days)


def _bound(found: SharedTables, stands: Standing, youths: Mapping[str, Youth]) -> SharedTables:
    taken = {item.person_id: item for item in stands.bound}
    dwellings = []
    for dwelling in found.case.dwellings:
        moving = [item for item in taken.values() if item.dwelling_id == dwelling.dwelling_id]
        held = tuple(_holder(dwelling, item, youths[item.person_id], found.case) for item in moving)
        dwellings.append(replace(dwelling, residents=(*dwelling.residents, *held)))
    left = tuple(youth for youth in found.case.youths if youth.youth_id not in taken)
    preferred = {name: where for name, where in stands.preferred.items() if name not in taken}
    case = replace(found.case, youths=left, dwellings=tuple(dwellings), declined=stands.declined, preferred=preferred)
    return replace(found, case=case)


def _holder(dwelling: SharedDwelling, item: Decision, youth: Youth, case: SharedCase) -> Resident:
    taken = {resident.room_id for resident in dwelling.residents if resident.end is None}
    room = item.room if item.room in dwelling.room_ids and item.room not in taken else None
    start = item.move_in_date or case.as_of
    return resident(youth, start, None, room, {"start": item.place, "end": item.place})
