"""The meeting's sheet with proposals for families: who, where, why, and what would help the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import Reason
from pipeline.allocation.family_explain import (
    FamilyChange,
    FamilyExplanation,
    explain_family,
    family_hindrances,
    smallest_family_changes,
)
from pipeline.allocation.family_propose import FamilyProposal
from pipeline.allocation.family_records import FamilyPlacement
from pipeline.context import Context
from pipeline.decided import FAMILIES, FILE
from pipeline.decisions import Decision, Subject
from pipeline.proposals.made import FamilyMade, Proposed
from pipeline.proposals.prints import family_prints
from pipeline.topic import Topic, TopicFigure, TopicTable
from pipeline.topics.proposal_answers import Row, again, answers_this_month, typed
from pipeline.topics.proposal_rows import cells, counted, sentences

_WAITS, _NO_HELP = "venter", "Ingen enkelt endring i boligene vi har"
_MOST_CHANGES = 3
_YES_NO = {True: "ja", False: "nei", None: "vet ikke"}


def family_proposal_topic(proposed: Proposed, context: Context) -> Topic:
    """Proposals with reasons, what first come, first served would have done, and who waits and why."""
    lead = f"Programmet foreslår, teamet bestemmer. Slik det ser ut {texts.day(context.as_of)}."
    found = proposed.families
    if found is None:
        return Topic(FAMILIES, lead, missing=proposed.family_missing)
    fit, made = found.made.options.fit, found.made.proposal
    explained = explained_in_turn(found)
    figures = (
        TopicFigure("Husstander som venter", len(fit.households)),
        TopicFigure("Foreslått bolig", len(made.placements)),
        TopicFigure("Ledige eller snart ledige boliger", len(fit.dwellings)),
        TopicFigure("Bolig etter «først til mølla»", len(found.made.first_come.placements)),
    )
    shown = (_proposals(found, explained, proposed, context), _waiting(found))
    return Topic(FAMILIES, lead, figures, shown)


def explained_in_turn(found: FamilyMade) -> list[FamilyExplanation]:
    """The reasons of every proposal, in the order of the queue."""
    turn = found.made.options.row_of
    placements = sorted(found.made.proposal.placements, key=lambda item: turn[item.household_id])
    return [explain_family(found.made.options, item) for item in placements]


def _proposals(
    found: FamilyMade, explained: list[FamilyExplanation], proposed: Proposed, context: Context
) -> TopicTable:
    """Proposals to answer, and below them those of this month that the team has said yes to."""
    case, first = found.case, found.made.first_come
    placed = [item.placement for item in explained]
    taken = [item for item in found.stands.bound if item.period == context.period and item.place.file == FILE]
    days = [_day(found, item) for item in placed]
    bedrooms = [case.dwelling(item.dwelling_id).bedrooms for item in placed]
    rows = pd.DataFrame(
        {
            "Husstand": [*(item.household_id for item in placed), *(item.person_id for item in taken)],
            "Bolig": [*(item.dwelling_id for item in placed), *(item.dwelling_id for item in taken)],
            "Soverom": pd.array([*bedrooms, *(None for _ in taken)], dtype="Int64"),
            "Flytter inn": pd.Series([*days, *(item.move_in_date for item in taken)], dtype="datetime64[s]"),
            "Hvorfor": [
                *(_anew(found, item.placement) + sentences(_telling(item)) for item in explained),
                *(found.stands.status[item.key] for item in taken),
            ],
            "Avklar først": [*(sentences(item.questions) for item in explained), *("" for _ in taken)],
            "Først til mølla": [*(_where(first, item.household_id) for item in placed), *("" for _ in taken)],
            **cells(
                [
                    *(case.household(item.household_id).origins["waiting_since"] for item in placed),
                    *(None for _ in taken),
                ]
            ),
        }
    )
    note = f"Barn først, så lengst ventetid. Svar i «Vedtak» og «Begrunnelse». {_left_out(found)}"
    answers = answers_this_month(proposed, context.period)
    to_answer = [*(_row(found, item, answers, context) for item in placed), *map(Row.of, taken)]
    return TopicTable("Forslag", note.strip(), rows, "Ingen kan få bolig nå", typed=typed(to_answer))


def _row(
    found: FamilyMade, item: FamilyPlacement, answers: Mapping[tuple[object, ...], Decision], context: Context
) -> Row:
    case = found.case
    prints = family_prints(case.household(item.household_id), case.dwelling(item.dwelling_id))
    said = answers.get((Subject.FAMILY, item.household_id, item.dwelling_id))
    return Row(
        Subject.FAMILY,
        context.period,
        item.household_id,
        item.dwelling_id,
        "",
        _day(found, item),
        prints,
        said.typed if said else "",
        said.grounds if said else "",
    )


def _day(found: FamilyMade, item: FamilyPlacement) -> date | None:
    """The day of moving in; None where nobody knows when the dwelling is free."""
    return item.move_in_date if found.case.dwelling(item.dwelling_id).free_from else None


def _anew(found: FamilyMade, item: FamilyPlacement) -> str:
    """Why a proposal that the team has said no to comes again."""
    return again(found.stands, (item.household_id, item.dwelling_id))


_TELLING = ("P202", "P204", "P208", "P226")
"""Rules whose sentences stand beside a proposal; all of them stand further down."""


def _telling(item: FamilyExplanation) -> tuple[Reason, ...]:
    return tuple(reason for reason in item.kept if reason.rule_id in _TELLING)


def _left_out(found: FamilyMade) -> str:
    parts = []
    if secret := found.found.protected_count:
        parts.append(
            f"{texts.count(secret, 'husstand', 'husstander')} med adressesperre er ikke med her. "
            "Finn bolig til dem utenom programmet."
        )
    if found.not_looked_at:
        parts.append(f"{texts.count(found.not_looked_at, 'husstand', 'husstander')} lenger bak i køen er ikke med.")
    return " ".join(parts)


def _where(proposal: FamilyProposal, household_id: str) -> str:
    return proposal.dwelling_of.get(household_id, _WAITS)


def _waiting(found: FamilyMade) -> TopicTable:
    """Those without a dwelling, and why."""
    options, made = found.made.options, found.made.proposal
    waiting = [found.case.household(household_id) for household_id in made.waiting]
    changes = smallest_family_changes(options, made)
    rows = pd.DataFrame(
        {
            "Husstand": [item.household_id for item in waiting],
            "Trenger soverom": pd.array([item.bedrooms_needed for item in waiting], dtype="Int64"),
            "Har barn": [_YES_NO[item.has_children] for item in waiting],
            "Først til mølla": [_where(found.made.first_come, item.household_id) for item in waiting],
            "Hvorfor ikke bolig": [counted(family_hindrances(options, item.household_id)) for item in waiting],
            "Det minste som ville hjelpe": [_help(changes[item.household_id]) for item in waiting],
            **cells(item.origins["waiting_since"] for item in waiting),
        }
    )
    note = (
        "Barn først, så lengst ventetid. Grunnen for hver bolig står i «Hvorfor ikke», boligene som mangler, i "
        "«Bestille og skaffe»."
    )
    return TopicTable("Fikk ikke bolig", note, rows, "Alle får bolig")


def _help(changes: tuple[FamilyChange, ...]) -> str:
    if not changes:
        return _NO_HELP
    said = " ".join(item.text for item in changes[:_MOST_CHANGES])
    more = len(changes) - _MOST_CHANGES
    return f"{said} Og {texts.number(more)} til." if more > 0 else said
