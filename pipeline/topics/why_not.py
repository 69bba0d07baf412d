"""The meeting's sheet «Hvorfor ikke»: for pairs of person and dwelling, the rules that stand in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import NO_END, Reason
from pipeline.allocation.family_explain import nearest_family_dwellings, why_not_family
from pipeline.allocation.shared_explain import nearest_dwellings, why_not
from pipeline.allocation.shared_records import SharedDwelling
from pipeline.context import Context
from pipeline.headings import plain_key
from pipeline.proposals.made import FamilyMade, Proposed, SharedMade
from pipeline.proposals.shared_case import first_free
from pipeline.topic import Topic, TopicTable
from pipeline.topics.proposal_rows import hindrances

_ALL_FOR, _ALL_FOR_NAME = "why_not_all_for", "Vis alle boliger i Hvorfor ikke for"
_TITLE = "Hvorfor ikke"
_WHO = "Hvem"
_FULL = "Alle plassene er opptatt eller lovet bort, og ingen utflytting gir en varig ledig plass."


def why_not_topic(proposed: Proposed, context: Context) -> Topic:
    """Filter on a person and a dwelling, and read why; dwellings that nobody can be proposed stand by themselves."""
    lead = "Velg person og bolig med filteret. Her står det som er i veien."
    missing = " ".join(text for text in (proposed.shared_missing, proposed.family_missing) if text)
    if proposed.shared is None and proposed.families is None:
        return Topic(_TITLE, lead, missing=missing)
    shown = _Shown.of(proposed, context)
    given: list[tuple[str, str, Reason]] = []
    closed: list[tuple[str, str, str]] = []
    if proposed.shared is not None:
        given += _shared(proposed.shared, shown)
        closed += [(item.dwelling_id, "fellesbolig", _why_closed(item, context)) for item in proposed.shared.closed]
    if proposed.families is not None:
        given += _families(proposed.families, shown)
        closed += [(name, "hel bolig", text) for name, text in proposed.families.found.closed.items()]
    shut = pd.DataFrame(sorted(closed), columns=["Bolig", "Slag", "Grunn"])
    tables = (
        TopicTable("Det som står i veien", shown.note, hindrances(given, _WHO), "Ingenting står i veien"),
        TopicTable("Boliger som ingen kan foreslås i nå", missing, shut, "Alle boliger kan foreslås"),
    )
    return Topic(_TITLE, lead, tables=tables)


@dataclass(frozen=True)
class _Shown:
    """Which of the ``pairs`` stand there: all, or the ``nearest`` dwellings of each whom staff have not asked all for.

    ``asked``: ids as typed in the settings, by their keys; ``unknown``: those of them who wait for nothing.
    """

    pairs: int
    nearest: int | None
    asked: Mapping[str, str]
    unknown: tuple[str, ...]

    @classmethod
    def of(cls, proposed: Proposed, context: Context) -> Self:
        """What the settings ask for."""
        queues = _queues(proposed)
        pairs = sum(len(people) * dwellings for people, dwellings in queues)
        setting = context.parameters.find(_ALL_FOR, context.as_of)
        asked = {plain_key(name): name for name in setting.listed} if setting else {}
        known = {plain_key(person_id) for people, _ in queues for person_id in people}
        nearest = context.whole("why_not_nearest") if pairs > context.whole("why_not_pairs_max") else None
        return cls(pairs, nearest, asked, tuple(name for key, name in asked.items() if key not in known))

    def most_for(self, person_id: str) -> int | None:
        """How many dwellings are shown for one; None for all."""
        return None if plain_key(person_id) in self.asked else self.nearest

    @property
    def note(self) -> str:
        """Who stands there, and how to have more."""
        note = "En person som er foreslått i boligen, står ikke her."
        if self.nearest is not None:
            note += (
                f" Det er {texts.number(self.pairs)} par av person og bolig, for mange til å vise alle. For hver "
                f"person står de {texts.number(self.nearest)} boligene som minst står i veien for. Skriv en person i "
                f"«{_ALL_FOR_NAME}» i Oppsett for å se alle boligene neste gang."
            )
        if self.unknown:
            note += f" {texts.listed(list(self.unknown))} i «{_ALL_FOR_NAME}» er ikke blant dem som venter."
        return note


def _queues(proposed: Proposed) -> list[tuple[list[str], int]]:
    """Those who wait, and how many dwellings there are for them."""
    found = []
    if proposed.shared is not None:
        options = proposed.shared.made.options
        found.append(([youth.youth_id for youth in options.youths], len(options.dwellings)))
    if proposed.families is not None:
        fit = proposed.families.made.options.fit
        found.append(([household.household_id for household in fit.households], len(fit.dwellings)))
    return found


def _shared(found: SharedMade, shown: _Shown) -> Iterator[tuple[str, str, Reason]]:
    """What is in the way of each youth, in all dwellings or the nearest."""
    options = found.made.options
    for youth in options.case.queue():
        nearest = nearest_dwellings(options, options.row_of[youth.youth_id])
        for number in sorted(nearest[: shown.most_for(youth.youth_id)]):
            dwelling_id = options.dwellings[number].dwelling_id
            for reason in why_not(options, found.chosen, youth.youth_id, dwelling_id):
                yield youth.youth_id, dwelling_id, reason


def _families(found: FamilyMade, shown: _Shown) -> Iterator[tuple[str, str, Reason]]:
    options, made = found.made.options, found.made.proposal
    for row, household in enumerate(options.fit.households):
        for column in sorted(nearest_family_dwellings(options, row)[: shown.most_for(household.household_id)]):
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
