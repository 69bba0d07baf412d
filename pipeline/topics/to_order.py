"""The meeting's sheet about what to order from IMDi and which dwellings to look for next."""

from __future__ import annotations

import pandas as pd

from pipeline import texts
from pipeline.allocation.family_explain import family_dwellings_to_look_for
from pipeline.allocation.shared_orders import PlaceToOrder, places_to_order
from pipeline.context import Context
from pipeline.proposals.made import FamilyMade, Proposed, SharedMade
from pipeline.topic import Topic, TopicFigure, TopicTable
from pipeline.topics.family_kinds import kinds_wanted
from pipeline.topics.proposal_rows import cells

_TITLE = "Bestille og skaffe"
_SEX = {"F": "jente", "M": "gutt", None: "begge"}


def order_topic(proposed: Proposed, context: Context) -> Topic:
    """How many youths can be ordered, from when and for whom it fits, and the dwellings that would house most."""
    lead = f"Når forslagene er fulgt: plassene som blir igjen, og boligene som mangler, {texts.day(context.as_of)}."
    shared, families = proposed.shared, proposed.families
    if shared is None:
        return Topic(_TITLE, lead, missing=proposed.shared_missing)
    orders = sorted(
        places_to_order(shared.made.options, shared.chosen), key=lambda item: (item.from_dates, item.dwelling_id)
    )
    figures = (
        TopicFigure("Ungdommer som kan bestilles", sum(len(item.from_dates) for item in orders)),
        TopicFigure("Boliger med ledig plass igjen", len(orders)),
        TopicFigure("Ungdommer som fortsatt venter", len(shared.chosen.waiting)),
        TopicFigure("Husstander som fortsatt venter", len(families.made.proposal.waiting) if families else None),
    )
    shown = [_orders(shared, orders), _shared_dwellings(shared)]
    return Topic(_TITLE, lead, figures, (*shown, *([_family_dwellings(families)] if families else [])))


def _orders(shared: SharedMade, orders: list[PlaceToOrder]) -> TopicTable:
    case = shared.made.options.case
    days = ("from_dates", "born_first", "born_last")
    first, *born = ([getattr(item, name) for item in orders] for name in days)
    rows = pd.DataFrame(
        {
            "Bolig": [item.dwelling_id for item in orders],
            "Plasser": [len(item.from_dates) for item in orders],
            "Første plass fra": pd.Series([dates[0] for dates in first], dtype="datetime64[s]"),
            "Siste plass fra": pd.Series([dates[-1] for dates in first], dtype="datetime64[s]"),
            "Kjønn": [_SEX[item.sex] for item in orders],
            "Født fra": pd.Series(born[0], dtype="datetime64[s]"),
            "Født til": pd.Series(born[1], dtype="datetime64[s]"),
            "Skal bo sammen med": [len(item.living_there) for item in orders],
            "Språk, ett fra hver": ["; ".join("/".join(sorted(one)) for one in item.languages) for item in orders],
            **cells(case.dwelling(item.dwelling_id).origins.get("places") for item in orders),
        }
    )
    last_day = texts.day(case.last_day)
    note = (
        f"Plasser som er ledige innen {last_day}, og som ingen i køen er foreslått i. Født fra og til gjelder "
        "innflytting på den første dagen. «Skal bo sammen med» er antall beboere og foreslåtte."
    )
    return TopicTable("Bestille fra IMDi", note, rows, "Ingen plasser å bestille til")


def _shared_dwellings(shared: SharedMade) -> TopicTable:
    """Shared dwellings by places and day, with those that one of each would house."""
    wanted = sorted(
        ((item.kind, item.youth_ids) for item in shared.to_look_for if item.kind is not None and item.youth_ids),
        key=lambda found: (-len(found[1]), found[0].places, found[0].available_from),
    )
    rows = pd.DataFrame(
        {
            "Plasser": [kind.places for kind, _ in wanted],
            "Fra": pd.Series([kind.available_from for kind, _ in wanted], dtype="datetime64[s]"),
            "Gir plass til": [len(youth_ids) for _, youth_ids in wanted],
            "Av dem som venter": [len(shared.chosen.waiting)] * len(wanted),
            "Hvem": [", ".join(youth_ids) for _, youth_ids in wanted],
        }
    )
    note = "Én bolig til av hvert slag. Ingen mister plassen de er foreslått."
    return TopicTable("Fellesbolig å lete etter", note, rows, "Ingen venter, eller én fellesbolig til hjelper ingen")


def _family_dwellings(families: FamilyMade) -> TopicTable:
    options, made = families.made.options, families.made.proposal
    helps = [item for item in family_dwellings_to_look_for(options, made, kinds_wanted(families)) if item.household_ids]
    rows = pd.DataFrame(
        {
            "Soverom": [item.kind.bedrooms for item in helps],
            "For rullestol": ["ja" if item.kind.wheelchair_accessible else "nei" for item in helps],
            "Gir bolig til": [len(item.household_ids) for item in helps],
            "Av dem som venter": [len(made.waiting)] * len(helps),
            "Hvem": [", ".join(item.household_ids) for item in helps],
        }
    )
    note = "Flere boliger av ett slag, egnet for barn i alle aldre. Ingen mister boligen de er foreslått."
    return TopicTable("Bolig til familier å lete etter", note, rows, "Ingen venter, eller ingen slags bolig hjelper")
