"""The team's answers to proposals: the columns to write in, and the sheet with all that were made before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.decided import FACTS, GROUNDS, LOG, VERDICT, facts_text, identity
from pipeline.decisions import Decision, Subject, Verdict
from pipeline.proposals.made import Proposed
from pipeline.proposals.standing import Pair, Standing
from pipeline.topic import Topic, TopicFigure, TopicTable, Typed
from pipeline.typed_rows import IDENTITY

_PROMPT = "Velg hva teamet bestemte. Skriv hvorfor i «Begrunnelse»."
_UNANSWERED = "Ikke besvart."


@dataclass(frozen=True)
class Row:
    """One row to answer: the proposal, prints of what it rests on, and what was answered before."""

    subject: Subject
    period: str
    person_id: str
    dwelling_id: str
    room: str
    day: date | None
    facts: Mapping[str, str]
    typed: str = ""
    grounds: str = ""

    @classmethod
    def of(cls, item: Decision) -> Row:
        """The row of an earlier proposal."""
        return cls(
            item.subject,
            item.period,
            item.person_id,
            item.dwelling_id,
            item.room,
            item.move_in_date,
            item.facts,
            item.typed,
            item.grounds,
        )


def typed(rows: Iterable[Row]) -> Typed:
    """Columns Vedtak and Begrunnelse, with what knows each row again."""
    made = list(rows)
    return Typed(
        pd.DataFrame({VERDICT: [row.typed for row in made], GROUNDS: [row.grounds for row in made]}),
        pd.DataFrame(
            {
                IDENTITY: [
                    identity(row.subject, row.period, row.person_id, row.dwelling_id, row.room, row.day) for row in made
                ],
                FACTS: [facts_text(row.facts) for row in made],
            }
        ),
        {VERDICT: tuple(Verdict)},
        _PROMPT,
    )


def again(stands: Standing, pair: Pair) -> str:
    """Why a proposal that the team has said no to comes again; empty for any other."""
    facts = stands.renewed.get(pair)
    return f"Foreslås på nytt: {texts.listed(facts)} er endret siden teamet sa nei. " if facts else ""


def answers_this_month(proposed: Proposed, period: str) -> dict[tuple[object, ...], Decision]:
    """What stands in this month's workbook from an earlier run, by who and where."""
    return {item.key: item for item in proposed.decisions.made if item.period == period}


def shown_again(proposed: Proposed, period: str) -> set[tuple[object, ...]]:
    """Who and where of this month's proposals that stand on the sheets of proposals."""
    found: set[tuple[object, ...]] = set()
    if proposed.shared is not None:
        found |= {(Subject.SHARED, item.youth_id, item.dwelling_id) for item in proposed.shared.chosen.placements}
        found |= {item.key for item in proposed.shared.stands.bound if item.period == period}
    if proposed.families is not None:
        placements = proposed.families.made.proposal.placements
        found |= {(Subject.FAMILY, item.household_id, item.dwelling_id) for item in placements}
        found |= {item.key for item in proposed.families.stands.bound if item.period == period}
    return found


def answer_topic(proposed: Proposed, context: Context) -> Topic:
    """How often proposals are followed, why they are not, and every proposal of earlier months."""
    lead = "Alle forslag fra tidligere måneder og hva teamet svarte. Svarene kan rettes her."
    again = shown_again(proposed, context.period)
    earlier = [
        item
        for item in proposed.decisions.made
        if item.period < context.period or ((item.typed or item.grounds) and item.key not in again)
    ]
    count = Counter(item.verdict for item in proposed.decisions.made)
    answered = sum(count[verdict] for verdict in Verdict)
    share = 100 * count[Verdict.FOLLOWED] / answered if answered else None
    figures = (
        TopicFigure("Forslag med svar", answered),
        TopicFigure("Følges", count[Verdict.FOLLOWED]),
        TopicFigure("Følges ikke", count[Verdict.NOT_FOLLOWED]),
        TopicFigure("Andel som følges", share, "%"),
    )
    tables = (_log(proposed, earlier), _rates(proposed.decisions.made), _reasons(proposed.decisions.made))
    return Topic(LOG, lead, figures, tables)


def _log(proposed: Proposed, earlier: list[Decision]) -> TopicTable:
    status: dict[tuple[object, ...], str] = {}
    for part in (proposed.shared, proposed.families):
        status |= part.stands.status if part is not None else {}
    ordered = sorted(earlier, key=lambda item: item.period, reverse=True)
    rows = pd.DataFrame(
        {
            "Måned": [texts.month(item.period) for item in ordered],
            "Gjelder": [item.subject.value for item in ordered],
            "Hvem": [item.person_id for item in ordered],
            "Bolig": [item.dwelling_id for item in ordered],
            "Rom": [item.room for item in ordered],
            "Flytter inn": pd.Series([item.move_in_date for item in ordered], dtype="datetime64[s]"),
            "Slik står det nå": [_stands(item, status) for item in ordered],
        }
    )
    return TopicTable("Tidligere forslag", "", rows, "Ingen tidligere forslag", typed=typed(map(Row.of, ordered)))


def _stands(item: Decision, status: Mapping[tuple[object, ...], str]) -> str:
    if item.is_unreadable:
        return "Svaret kan ikke leses. Velg et annet fra listen."
    if item.verdict is None:
        return _UNANSWERED
    if item.verdict is Verdict.POSTPONED:
        return "Vurderes på nytt hver måned."
    return status.get(item.key, "Gjelder ikke lenger.")


def _rates(made: Iterable[Decision]) -> TopicTable:
    """By month and kind: how many were made, answered and followed."""
    groups: dict[tuple[str, str], list[Decision]] = {}
    for item in made:
        groups.setdefault((item.period, item.subject.value), []).append(item)
    lines = []
    for (period, subject), items in sorted(groups.items(), reverse=True):
        count = Counter(item.verdict for item in items)
        answered = sum(count[verdict] for verdict in Verdict)
        share = f"{texts.number(100 * count[Verdict.FOLLOWED] / answered, 0)} %" if answered else ""
        numbers = (len(items), *(count[verdict] for verdict in Verdict), count[None])
        lines.append((texts.month(period), subject, share, *numbers))
    headings = ["Måned", "Gjelder", "Andel som følges", "Forslag", "Følges", "Følges ikke", "Utsatt", "Ikke besvart"]
    note = "Andelen er av forslagene som har fått svar."
    return TopicTable("Hvor ofte forslagene følges", note, pd.DataFrame(lines, columns=headings), "Ingen svar ennå")


def _reasons(made: Iterable[Decision]) -> TopicTable:
    """Why proposals are not followed, in the team's own words."""
    said = [item for item in made if item.verdict in (Verdict.NOT_FOLLOWED, Verdict.POSTPONED)]
    counted = Counter((item.verdict, " ".join(item.grounds.split()) or "uten begrunnelse") for item in said)
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], str(pair[0])))
    rows = pd.DataFrame(
        [(str(verdict), number, words) for (verdict, words), number in ordered],
        columns=["Svar", "Ganger", "Begrunnelse"],
    )
    return TopicTable("Hvorfor forslag ikke følges", "", rows, "Ingen forslag er satt til side")
