"""What the team's earlier answers mean now: which bind, which rule a proposal out, and what must be asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline import dates, texts
from pipeline.context import Context
from pipeline.decided import FILE
from pipeline.decisions import Decision, Decisions, Subject, Verdict
from pipeline.finding import Finding, Place
from pipeline.proposals.prints import changed
from pipeline.rules.proposals import proposal_finding

Pair = tuple[str, str]
"""Ids of a person or household and of a dwelling."""


@dataclass(frozen=True)
class Situation:
    """What the tables say now.

    ``waiting`` are those without a place; ``seen`` the pairs with a tenancy; ``facts`` gives the prints of a pair, None
    where one of the two is not there any more; ``broken`` the titles of the rules that each of some answers breaks when
    all are followed.
    """

    subject: Subject
    waiting: Collection[str]
    seen: Collection[Pair]
    facts: Callable[[Pair], Mapping[str, str] | None]
    broken: Callable[[list[Decision]], Mapping[Pair, list[str]]]


@dataclass(frozen=True)
class Standing:
    """``bound`` hold a place; ``declined`` are not proposed again; ``renewed`` may be, as the facts named have changed.

    ``status`` says in bokmål what became of each answer; ``preferred`` gives the dwelling last proposed to each.
    """

    bound: tuple[Decision, ...] = ()
    declined: Mapping[Pair, Place] = field(default_factory=dict)
    renewed: Mapping[Pair, list[str]] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[tuple[object, ...], str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def holds_until(decision: Decision, context: Context) -> date:
    """The last day that an answer holds a place without a tenancy: some days after the moving in."""
    start = decision.move_in_date or dates.month_end(decision.period)
    return start + timedelta(context.whole("proposal_tenancy_days"))


def standing(now: Situation, decisions: Decisions, allocated: list[Decision], context: Context) -> Standing:
    """Go through the answers.

    Parameters
    ----------
    now
        What the tables say.
    decisions
        What the team has said to proposals.
    allocated
        What it has decided without them, as the log of allocations says: such decisions bind too.
    context
        As-of day and parameters.
    """
    last = decisions.last_of(now.subject)
    status: dict[tuple[object, ...], str] = {}
    findings: list[Finding] = []
    late: list[Decision] = []
    followed = {item.person_id: item for item in (*allocated, *last.values()) if item.verdict is Verdict.FOLLOWED}
    open_answers = []
    for item in followed.values():
        until = holds_until(item, context)
        if (item.person_id, item.dwelling_id) in now.seen:
            status[item.key] = "Leieforholdet er på plass."
        elif item.person_id not in now.waiting:
            status[item.key] = "Venter ikke lenger."
        elif until < context.as_of:
            status[item.key] = "Leieforholdet mangler. Plassen holdes ikke av lenger."
            late.append(item)
        else:
            open_answers.append(item)
            status[item.key] = f"Holdes av til {texts.day(until)}."
    broken = now.broken(open_answers)
    for item in open_answers:
        if titles := broken.get((item.person_id, item.dwelling_id)):
            status[item.key] = "Kan ikke følges slik det er nå."
            findings.append(_asked("P304", item, rules=texts.listed(titles)))
    # of what stands in the log of allocations, controls speak
    findings = [*(_asked("P303", item, day=texts.day(holds_until(item, context))) for item in late), *findings]
    findings = [item for item in findings if item.place.file == FILE]
    bound = [item for item in open_answers if not broken.get((item.person_id, item.dwelling_id))]
    declined, renewed = _declined(now, last, status)
    return Standing(tuple(bound), declined, renewed, _preferred(now, decisions), status, tuple(findings))


def _declined(
    now: Situation, last: Mapping[Pair, Decision], status: dict[tuple[object, ...], str]
) -> tuple[dict[Pair, Place], dict[Pair, list[str]]]:
    declined: dict[Pair, Place] = {}
    renewed: dict[Pair, list[str]] = {}
    for pair, item in last.items():
        facts = now.facts(pair) if item.verdict is Verdict.NOT_FOLLOWED else None
        if facts is None:
            continue
        if titles := changed(item.facts, facts):
            renewed[pair] = titles
            status[item.key] = f"Kan foreslås på nytt: {texts.listed(titles)} er endret."
        else:
            declined[pair] = item.place
            status[item.key] = "Foreslås ikke igjen før noe er endret."
    return declined, renewed


def _preferred(now: Situation, decisions: Decisions) -> dict[str, str]:
    """The dwelling last proposed to each who waits, where the team has not said no."""
    made = [item for item in decisions.made if item.subject is now.subject and item.person_id in now.waiting]
    return {item.person_id: item.dwelling_id for item in made if item.verdict is not Verdict.NOT_FOLLOWED}


def _asked(rule_id: str, item: Decision, **words: str) -> Finding:
    about = f"{item.person_id} {item.dwelling_id} {item.period}"
    return proposal_finding(rule_id, item.place, item.typed, about, dwelling=item.dwelling_id, **words)
