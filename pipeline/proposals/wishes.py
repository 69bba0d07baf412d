"""What youths wish for, told from their own words, and which dwellings have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from schemas.tables.surveys import Surveys


@dataclass(frozen=True)
class Wish:
    """Something that a dwelling can have: its name, the words that ask for it, and what answers it.

    ``distance`` is the survey's column that must be near; ``places`` how many the dwelling must have.
    """

    name: str
    words: re.Pattern[str]
    distance: str | None = None
    places: int | None = None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


WISHES = (
    Wish("kort vei til sentrum", _words("sentrum|butikk|byen"), distance=str(Surveys.services_distance_m)),
    Wish("kort vei til skole", _words("skole|videregående|vgs"), distance=str(Surveys.school_distance_m)),
    Wish("kort vei til buss", _words("buss|holdeplass|kollektiv"), distance=str(Surveys.transit_distance_m)),
    Wish(
        "kort vei til idrett", _words("fotball|idrett|park(?!er)|friluft"), distance=str(Surveys.recreation_distance_m)
    ),
    Wish("bare to i boligen", _words("to sammen|2 sammen"), places=2),
)
"""Wishes that the tables can answer; the team reads the others, and here they weigh nothing."""


def wishes_in(text: Any) -> frozenset[str]:
    """Names of the wishes in a youth's own words; a sentence with «ikke» asks for nothing that is counted."""
    parts = [] if pd.isna(text) else re.split(r"[.,;!\n]", str(text))
    asking = [part for part in parts if not re.search(r"\bikke\b", part, re.IGNORECASE)]
    return frozenset(wish.name for wish in WISHES if any(wish.words.search(part) for part in asking))


def features_of(survey: Mapping[str, Any], places: int | None, near_m: float) -> frozenset[str]:
    """Names of the wishes that a dwelling meets; ``near_m`` is how far is near. What is not surveyed is not met."""
    return frozenset(_met(survey, places, near_m))


def _met(survey: Mapping[str, Any], places: int | None, near_m: float) -> Iterator[str]:
    for wish in WISHES:
        distance = survey[wish.distance] if wish.distance else None
        is_near = distance is not None and not pd.isna(distance) and distance <= near_m
        if is_near or (wish.places is not None and wish.places == places):
            yield wish.name
