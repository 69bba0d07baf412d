"""Reasons of proposals as rows that people read: rule, sentence, and the cell behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline import texts
from pipeline.allocation.facts import Fact, Origin, Reason
from pipeline.finding import Place
from pipeline.outcome import Outcome
from pipeline.rules.proposals import PROPOSALS

ASK = "må avklares"
_HOLDS = {Outcome.MET: "ja", Outcome.NOT_MET: "nei", Outcome.UNCLEAR: ASK}
_NOWHERE = Place("")
_MOST_COUNTED = 4


def title_of(rule_id: str) -> str:
    """What a rule is called."""
    return PROPOSALS[rule_id].title


def hindrance(rule_id: str) -> str:
    """What is the matter where the rule does not hold, as part of a sentence."""
    text = PROPOSALS[rule_id].message.removesuffix(".")
    return text[:1].lower() + text[1:]


def place_of(reason: Reason) -> Origin:
    """The cell to look at; that of the fact that is missing where something must be asked."""
    fact = telling_fact(reason)
    return fact.origin if fact else _NOWHERE


def telling_fact(reason: Reason) -> Fact | None:
    """The first fact that is missing where something must be asked, else the first of all; with a cell if any has."""
    facts = [fact for fact in reason.facts if isinstance(fact.origin, Place)] or list(reason.facts)
    missing = [fact for fact in facts if _is_missing(fact.value)]
    return next(iter(missing if reason.outcome is Outcome.UNCLEAR and missing else facts), None)


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, Mapping) and None in value.values())


def grounds(given: Iterable[tuple[str, str, Reason]], who: str) -> pd.DataFrame:
    """One row per person, dwelling and reason, whether it holds or not; ``who`` is the heading of the persons."""
    listed = list(given)
    return pd.DataFrame(
        {
            who: [person for person, _, _ in listed],
            "Bolig": [dwelling for _, dwelling, _ in listed],
            "Regel": [reason.rule_id for _, _, reason in listed],
            "Gjelder": [title_of(reason.rule_id) for _, _, reason in listed],
            "Holder": [_HOLDS[reason.outcome] for _, _, reason in listed],
            "Grunn": [reason.text for _, _, reason in listed],
            **cells(place_of(reason) for _, _, reason in listed),
        }
    )


def hindrances(given: Iterable[tuple[str, str, Reason]], who: str) -> pd.DataFrame:
    """One row per person, dwelling and reason of what is in the way."""
    rows = grounds(given, who)
    in_the_way = [
        ASK if holds == ASK else hindrance(rule_id)
        for rule_id, holds in zip(rows["Regel"].tolist(), rows["Holder"].tolist(), strict=True)
    ]
    rows.insert(2, "I veien", pd.Series(in_the_way, dtype="str"))
    return rows.drop(columns=["Gjelder", "Holder"])


def cells(origins: Iterable[Origin | None]) -> dict[str, list[str]]:
    """Columns Fil, Ark and Celle."""
    places = [origin if isinstance(origin, Place) else _NOWHERE for origin in origins]
    return {
        "Fil": [place.file for place in places],
        "Ark": [place.sheet for place in places],
        "Celle": [place.cell for place in places],
    }


def counted(dwellings: Mapping[str, int]) -> str:
    """What is in the way in so many dwellings: «3 boliger: for få soverom. 1 bolig: for høy husleie.».

    ``dwellings`` counts them by rule, or ``ASK`` where something must be asked first.
    """
    words = {key if key == ASK else hindrance(key): number for key, number in dwellings.items() if number}
    ordered = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    said = [f"{texts.count(number, 'bolig', 'boliger')}: {word}." for word, number in ordered[:_MOST_COUNTED]]
    return " ".join([*said, *(["Og annet."] if len(ordered) > _MOST_COUNTED else [])])


def sentences(reasons: Iterable[Reason]) -> str:
    """The reasons' sentences after each other."""
    return " ".join(reason.text for reason in reasons)
