"""The meeting's sheet with proposals for shared housing: who, where, why, and what would help the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import Reason
from pipeline.allocation.shared_explain import Explanation, explain, why_not
from pipeline.allocation.shared_points import days_waited
from pipeline.allocation.shared_proposal import Proposal
from pipeline.allocation.shared_records import Placement
from pipeline.allocation.shared_what_if import smallest_changes
from pipeline.context import Context
from pipeline.decided import FILE, SHARED
from pipeline.decisions import Decision, Subject
from pipeline.outcome import Outcome
from pipeline.proposals.made import Proposed, SharedMade
from pipeline.proposals.prints import shared_prints
from pipeline.topic import Topic, TopicFigure, TopicTable
from pipeline.topics.proposal_answers import Row, again, answers_this_month, typed
from pipeline.topics.proposal_rows import ASK, cells, counted, sentences

_WAITS, _NO_HELP = "venter", "Ingen enkelt endring i boligene vi har"
_MOST_CHANGES = 3


def shared_proposal_topic(proposed: Proposed, context: Context) -> Topic:
    """Proposals with reasons, what first come, first served would have done, and who waits and why."""
    lead = f"Programmet foreslår, teamet bestemmer. Slik det ser ut {texts.day(context.as_of)}."
    found = proposed.shared
    if found is None:
        return Topic(SHARED, lead, missing=proposed.shared_missing)
    options, chosen = found.made.options, found.chosen
    explained = explained_in_turn(found)
    figures = (
        TopicFigure("Venter på plass eller må flytte", len(options.youths)),
        TopicFigure("Foreslått plass", len(chosen.placements)),
        TopicFigure("Ledige plasser i tide", sum(place.free_from <= options.case.last_day for place in options.places)),
        TopicFigure("Plass etter «først til mølla»", len(found.made.first_come.placements)),
    )
    shown = (_proposals(found, explained, proposed, context), _waiting(found), *_other_order(found))
    return Topic(SHARED, lead, figures, shown)


def explained_in_turn(found: SharedMade) -> list[Explanation]:
    """The reasons of every proposal, in the order of the queue."""
    turn = {youth.youth_id: number for number, youth in enumerate(found.made.options.case.queue())}
    placements = sorted(found.chosen.placements, key=lambda item: turn[item.youth_id])
    return [explain(found.made.options, found.chosen, item) for item in placements]


def _proposals(found: SharedMade, explained: list[Explanation], proposed: Proposed, context: Context) -> TopicTable:
    """Proposals to answer, and below them those of this month that the team has said yes to."""
    case, first = found.made.options.case, found.made.first_come
    placed = [item.placement for item in explained]
    taken = [item for item in found.stands.bound if item.period == context.period and item.place.file == FILE]
    rows = pd.DataFrame(
        {
            "Ungdom": [*(item.youth_id for item in placed), *(item.person_id for item in taken)],
            "Bolig": [*(item.dwelling_id for item in placed), *(item.dwelling_id for item in taken)],
            "Rom": [*(item.room_id or "" for item in placed), *(item.room for item in taken)],
            "Flytter inn": pd.Series(
                [*(item.move_in_date for item in placed), *(item.move_in_date for item in taken)], dtype="datetime64[s]"
            ),
            "Hvorfor": [
                *(_anew(found, item.placement) + sentences(item.good) for item in explained),
                *(found.stands.status[item.key] for item in taken),
            ],
            "Avklar først": [*(sentences(item.questions) for item in explained), *("" for _ in taken)],
            "Først til mølla": [*(_where(first, item.youth_id) for item in placed), *("" for _ in taken)],
            **cells([*(case.youth(item.youth_id).origins["birth_date"] for item in placed), *(None for _ in taken)]),
        }
    )
    note = (
        f"Rekkefølge: {found.chosen.order} (innstilling i Oppsett). «Først til mølla» viser hvor ungdommen hadde "
        f"havnet hvis hver i køen fikk første ledige plass. {found.chosen.certainty} {_passed(found)}"
        "Svar i «Vedtak» og «Begrunnelse»."
    )
    if found.not_looked_at:
        note += f" {texts.count(found.not_looked_at, 'ungdom', 'ungdommer')} lenger bak i køen er ikke med."
    answers = answers_this_month(proposed, context.period)
    to_answer = [*(_row(found, item, answers, context) for item in placed), *map(Row.of, taken)]
    return TopicTable("Forslag", note, rows, "Ingen kan få plass nå", typed=typed(to_answer))


def _row(found: SharedMade, item: Placement, answers: Mapping[tuple[object, ...], Decision], context: Context) -> Row:
    case = found.made.options.case
    promised = [bound.person_id for bound in found.stands.bound]
    prints = shared_prints(case.youth(item.youth_id), case.dwelling(item.dwelling_id), promised)
    said = answers.get((Subject.SHARED, item.youth_id, item.dwelling_id))
    return Row(
        Subject.SHARED,
        context.period,
        item.youth_id,
        item.dwelling_id,
        item.room_id or "",
        item.move_in_date,
        prints,
        said.typed if said else "",
        said.grounds if said else "",
    )


def _passed(found: SharedMade) -> str:
    """Who was passed by, though the order is that nobody is."""
    ids = [youth.youth_id for youth in found.made.options.case.queue() if youth.youth_id in found.chosen.passed]
    if not ids:
        return ""
    return f"Å følge køen helt ville kostet flere plasser enn grensen i Oppsett, og {texts.listed(ids)} er forbigått. "


def _anew(found: SharedMade, item: Placement) -> str:
    """Why a proposal that the team has said no to comes again."""
    return again(found.stands, (item.youth_id, item.dwelling_id))


def _where(proposal: Proposal, youth_id: str) -> str:
    placement = proposal.placement_of(youth_id)
    return placement.dwelling_id if placement else _WAITS


def _waiting(found: SharedMade) -> TopicTable:
    """Those without a place, why, and the smallest change that would help each."""
    options, chosen = found.made.options, found.chosen
    waiting = chosen.waiting
    reasons = [
        [why_not(options, chosen, youth_id, dwelling.dwelling_id) for dwelling in options.dwellings]
        for youth_id in waiting
    ]
    rows = pd.DataFrame(
        {
            "Ungdom": list(waiting),
            "Ventet i dager": [days_waited(options.case, options.case.youth(youth_id)) for youth_id in waiting],
            "Må flytte": ["ja" if options.case.youth(youth_id).ready_from else "" for youth_id in waiting],
            "Først til mølla": [_where(found.made.first_come, youth_id) for youth_id in waiting],
            "Hvorfor ikke plass": [counted(_in_the_way(found_reasons)) for found_reasons in reasons],
            "Det minste som ville hjelpe": [_help(found, youth_id) for youth_id in waiting],
            **cells(options.case.youth(youth_id).origins["birth_date"] for youth_id in waiting),
        }
    )
    note = f"Lengst ventetid først. Grunnen for hver bolig står i «Hvorfor ikke». {_new_dwelling(found)}"
    return TopicTable("Fikk ikke plass", note, rows, "Alle får plass")


def _in_the_way(reasons: Iterable[tuple[Reason, ...]]) -> Counter[str]:
    """In how many dwellings each rule is in the way."""
    return Counter(
        key
        for found in reasons
        for key in {ASK if reason.outcome is Outcome.UNCLEAR else reason.rule_id for reason in found}
    )


def _help(found: SharedMade, youth_id: str) -> str:
    changes = [item.broken.text for item in smallest_changes(found.made.options, found.chosen, youth_id) if item.broken]
    if not changes:
        return _NO_HELP
    more = len(changes) - _MOST_CHANGES
    return " ".join([*changes[:_MOST_CHANGES], *([f"Og {texts.number(more)} til."] if more > 0 else [])])


def _new_dwelling(found: SharedMade) -> str:
    """What one more dwelling would do for those who wait."""
    if not found.chosen.waiting:
        return ""
    as_of = found.made.options.case.as_of
    return next(item.text for item in found.to_look_for if item.kind and item.kind.available_from == as_of)


def _other_order(found: SharedMade) -> tuple[TopicTable, ...]:
    """The other order beside it, where it gives places to others."""
    chosen, beside = found.chosen, found.beside
    if len(chosen.housed) == len(beside.housed):
        return ()
    ids = [youth.youth_id for youth in found.made.options.case.queue()]
    differs = [youth_id for youth_id in ids if (youth_id in chosen.housed) != (youth_id in beside.housed)]
    rows = pd.DataFrame(
        {
            "Ungdom": differs,
            "Med rekkefølgen som er valgt": [_where(chosen, youth_id) for youth_id in differs],
            f"Med «{beside.order}»": [_where(beside, youth_id) for youth_id in differs],
        }
    )
    numbers = f"{texts.number(len(beside.placements))} får plass, mot {texts.number(len(chosen.placements))}."
    return (TopicTable(f"Hvis rekkefølgen var «{beside.order}»", numbers, rows, ""),)
