"""The meeting's sheet with proposals for shared housing: who, where, why, and what would help the others."""

from __future__ import annotations

import pandas as pd

from pipeline import texts
from pipeline.allocation.shared_explain import Explanation, explain, why_not
from pipeline.allocation.shared_points import days_waited
from pipeline.allocation.shared_proposal import Proposal
from pipeline.allocation.shared_what_if import DwellingKind, dwellings_to_look_for, smallest_changes
from pipeline.context import Context
from pipeline.proposals.made import Proposed, SharedMade
from pipeline.topic import Topic, TopicFigure, TopicTable
from pipeline.topics.proposal_rows import cells, counted, sentences

_TITLE = "Forslag fellesbolig"
_WAITS, _NO_HELP = "venter", "Ingen enkelt endring i boligene vi har"
_MOST_CHANGES = 3


def shared_proposal_topic(proposed: Proposed, context: Context) -> Topic:
    """Proposals with reasons, what first come, first served would have done, and who waits and why."""
    lead = f"Programmet foreslår, teamet bestemmer. Slik det ser ut {texts.day(context.as_of)}."
    found = proposed.shared
    if found is None:
        return Topic(_TITLE, lead, missing=proposed.shared_missing)
    options, chosen = found.made.options, found.chosen
    explained = explained_in_turn(found)
    figures = (
        TopicFigure("Venter på plass eller må flytte", len(options.youths)),
        TopicFigure("Foreslått plass", len(chosen.placements)),
        TopicFigure("Ledige plasser i tide", sum(place.free_from <= options.case.last_day for place in options.places)),
        TopicFigure("Plass etter «først til mølla»", len(found.made.first_come.placements)),
    )
    shown = (_proposals(found, explained), _waiting(found), *_other_order(found))
    return Topic(_TITLE, lead, figures, shown)


def explained_in_turn(found: SharedMade) -> list[Explanation]:
    """The reasons of every proposal, in the order of the queue."""
    turn = {youth.youth_id: number for number, youth in enumerate(found.made.options.case.queue())}
    placements = sorted(found.chosen.placements, key=lambda item: turn[item.youth_id])
    return [explain(found.made.options, found.chosen, item) for item in placements]


def _proposals(found: SharedMade, explained: list[Explanation]) -> TopicTable:
    case, first = found.made.options.case, found.made.first_come
    placed = [item.placement for item in explained]
    rows = pd.DataFrame(
        {
            "Ungdom": [item.youth_id for item in placed],
            "Bolig": [item.dwelling_id for item in placed],
            "Rom": [item.room_id or "" for item in placed],
            "Flytter inn": pd.Series([item.move_in_date for item in placed], dtype="datetime64[s]"),
            "Hvorfor": [sentences(item.good) for item in explained],
            "Avklar først": [sentences(item.questions) for item in explained],
            "Først til mølla": [_where(first, item.youth_id) for item in placed],
            **cells(case.youth(item.youth_id).origins["birth_date"] for item in placed),
        }
    )
    note = (
        f"Rekkefølge: {found.chosen.order} (innstilling i Oppsett). «Først til mølla» viser hvor ungdommen hadde "
        "havnet hvis hver i køen fikk første ledige plass."
    )
    if found.not_looked_at:
        note += f" {texts.count(found.not_looked_at, 'ungdom', 'ungdommer')} lenger bak i køen er ikke med."
    return TopicTable("Forslag", note, rows, "Ingen kan få plass nå")


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
            "Hvorfor ikke plass": [counted(found_reasons) for found_reasons in reasons],
            "Det minste som ville hjelpe": [_help(found, youth_id) for youth_id in waiting],
            **cells(options.case.youth(youth_id).origins["birth_date"] for youth_id in waiting),
        }
    )
    note = f"Lengst ventetid først. Grunnen for hver bolig står i «Hvorfor ikke». {_new_dwelling(found)}"
    return TopicTable("Fikk ikke plass", note, rows, "Alle får plass")


def _help(found: SharedMade, youth_id: str) -> str:
    changes = [item.broken.text for item in smallest_changes(found.made.options, found.chosen, youth_id) if item.broken]
    if not changes:
        return _NO_HELP
    more = len(changes) - _MOST_CHANGES
    return " ".join([*changes[:_MOST_CHANGES], *([f"Og {texts.number(more)} til."] if more > 0 else [])])


def _new_dwelling(found: SharedMade) -> str:
    """What one more dwelling would do for those who wait."""
    case = found.made.options.case
    if not found.chosen.waiting:
        return ""
    sizes = range(case.settings.places_min, case.settings.places_max + 1)
    kinds = [DwellingKind(places, case.as_of) for places in sizes]
    return dwellings_to_look_for(found.made.options, found.chosen, kinds)[0].text


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
