"""The case of families with the team's answers in it: which dwellings are promised, and what was said no to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.context import Context
from pipeline.decisions import Decision, Decisions, Subject
from pipeline.proposals.family_case import FamilyTables
from pipeline.proposals.prints import family_prints
from pipeline.proposals.standing import Pair, Situation, Standing, standing
from pipeline.rules.proposals import PROPOSALS
from pipeline.table import Tables
from schemas.tables.tenancies import Tenancies


def with_family_answers(
    found: FamilyTables, decisions: Decisions, allocated: list[Decision], tables: Tables, context: Context
) -> tuple[FamilyTables, Standing]:
    """Households that the team has given a dwelling wait no more, and nobody else is offered it."""
    case = found.case
    households = {item.household_id: item for item in case.households}
    dwellings = {item.dwelling_id: item for item in case.dwellings}

    def facts(pair: Pair) -> Mapping[str, str] | None:
        household, dwelling = households.get(pair[0]), dwellings.get(pair[1])
        return None if household is None or dwelling is None else family_prints(household, dwelling)

    def broken(answers: list[Decision]) -> Mapping[Pair, list[str]]:
        """Promised twice, or not free any more."""
        titles: dict[Pair, list[str]] = {}
        promised: set[str] = set()
        for item in answers:
            if item.dwelling_id not in dwellings:
                titles[item.person_id, item.dwelling_id] = [PROPOSALS["P201"].title]
            elif item.dwelling_id in promised:
                titles[item.person_id, item.dwelling_id] = [PROPOSALS["P200"].title]
            promised.add(item.dwelling_id)
        return titles

    tenancies = tables.frame(Tenancies)
    seen = set(zip(tenancies[Tenancies.household_id].tolist(), tenancies[Tenancies.dwelling_id].tolist(), strict=True))
    stands = standing(Situation(Subject.FAMILY, households, seen, facts, broken), decisions, allocated, context)
    taken = {item.person_id: item.dwelling_id for item in stands.bound}
    case = replace(
        case,
        households=tuple(item for item in case.households if item.household_id not in taken),
        dwellings=tuple(item for item in case.dwellings if item.dwelling_id not in taken.values()),
        declined=stands.declined,
        preferred={name: where for name, where in stands.preferred.items() if name not in taken},
    )
    promised = {where: f"Boligen er lovet bort til {who}." for who, where in taken.items()}
    return replace(found, case=case, closed={**found.closed, **promised}), stands
