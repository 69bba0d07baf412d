"""The meeting's sheet «Hvorfor ikke»: for pairs of person and dwelling, the rules that stand in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import NO_END, Reason
from pipeline.allocation.family_explain import nearest_family_dwellings, why_not_family
from pipeline.allocation.shared_explain import nearest_dwellings, why_not
from pipeline.allocation.shared_records import SharedDwelling
from pipeline.context import Context
from pipeline.proposals.made import FamilyMade, Proposed, SharedMade
from pipeline.proposals.shared_case import first_free
from pipeline.topic import Topic, TopicTable
from pipeline.topics.proposal_rows import hindrances

_TITLE = "Hvorfor ikke"
_WHO = "Hvem"
_FULL = "Alle plassene er opptatt eller lovet bort, og ingen utflytting gir en varig ledig plass."


def why_not_topic(proposed: Proposed, context: Context) -> Topic:
    """Filter on a person and a dwelling, and read why; dwellings that nobody can be proposed stand by themselves."""
    lead = "Velg person og bolig med filteret. Her står det som er i veien."
    missing = " ".join(text for text in (proposed.shared_missing, proposed.family_missing) if text)
    if proposed.shared is None and proposed.families is None:
        return Topic(_TITLE, lead, missing=missing)
    count = _pairs(proposed)
    is_too_many = count > context.whole("why_not_pairs_max")
    nearest = context.whole("why_not_nearest") if is_too_many else None
    given: list[tuple[str, str, Reason]] = []
    closed: list[tuple[str, str, str]] = []
    if proposed.shared is not None:
        given += _shared(proposed.shared, nearest)
        closed += [(item.dwelling_id, "fellesbolig", _why_closed(item, context)) for item in proposed.shared.closed]
    if proposed.families is not None:
        given += _families(proposed.families, nearest)
        closed += [(name, "hel bolig", text) for name, text in proposed.families.found.closed.items()]
    rows = hindrances(given, _WHO)
    note = "En person som er foreslått i boligen, står ikke her."
    if nearest is not None:
        note += (
            f" Det er {texts.number(count)} par av person og bolig, for mange til å vise alle. For hver person står de "
            f"{texts.number(nearest)} boligene som minst står i veien for. Grensene står i Oppsett."
        )
    shut = pd.DataFrame(sorted(closed), columns=["Bolig", "Slag", "Grunn"])
    tables = (
        TopicTable("Det som står i veien", note, rows, "Ingenting står i veien"),
        TopicTable("Boliger som ingen kan foreslås i nå", missing, shut, "Alle boliger kan foreslås"),
    )
    return Topic(_TITLE, lead, tables=tables)


def _pairs(proposed: Proposed) -> int:
    """How many pairs of a person and a dwelling there are."""
    count = 0
    if proposed.shared is not None:
        options = proposed.shared.made.options
        count += len(options.youths) * len(options.dwellings)
    if proposed.families is not None:
        fit = proposed.families.made.options.fit
        count += len(fit.households) * len(fit.dwellings)
    return count


def _shared(found: SharedMade, nearest: int | None) -> Iterator[tuple[str, str, Reason]]:
    """What is in the way of each youth, in all dwellings or so many of the ``nearest``."""
    options = found.made.options
    for youth in options.case.queue():
        for number in sorted(nearest_dwellings(options, options.row_of[youth.youth_id])[:nearest]):
            dwelling_id = options.dwellings[number].dwelling_id
            for reason in why_not(options, found.chosen, youth.youth_id, dwelling_id):
                yield youth.youth_id, dwelling_id, reason


def _families(found: FamilyMade, nearest: int | None) -> Iterator[tuple[str, str, Reason]]:
    options, made = found.made.options, found.made.proposal
    for row, household in enumerate(options.fit.households):
        for column in sorted(nearest_family_dwellings(options, row)[:nearest]):
            dwelling_id = options.fit.dwellings[column].dwelling_id
            for reason in why_not_family(options, made, household.household_id, dwelling_id):
                yield household.household_id, dwelling_id, reason


def _why_closed(dwelling: SharedDwelling, context: Context) -> str:
    free = first_free(dwelling, context.as_of)
    if free == NO_END:
        return _FULL
    is_late = free > context.as_of + timedelta(context.whole("shared_free_within_days"))
    why = "Det er for lenge til." if is_late else "Forslagene lages for boligene som er ledige før."
    return f"Første plass er ledig {texts.day(free)}. {why}"
