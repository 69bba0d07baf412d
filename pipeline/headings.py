"""Match the headings of a sheet against the headings that a table may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from pipeline.values import tidy
from schemas.columns import ColumnSpec, TableSpec

ALIKE = 0.88
"""Similarity from which a misspelt heading is taken for ours."""
MAYBE_RENAMED = 0.55
"""Similarity from which staff are asked whether a column was renamed."""
SHORTEST_FUZZY = 6
"""Shorter headings must match to the letter: «Fra» and «Til» are too easily alike."""


@dataclass(frozen=True)
class Match:
    """A heading taken for a column, with the similarity (1.0 is to the letter)."""

    column: ColumnSpec
    score: float


@cache
def heading_key(text: str) -> str:
    """A heading without case, unit in brackets, blanks and punctuation."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", tidy(text).casefold())
    return re.sub(r"[^0-9a-zæøåäöé²]+", " ", bare).strip()


def similarity(heading: str, column: ColumnSpec) -> float:
    """How well a heading fits a column's title or one of its synonyms; a synonym counts a shade less."""
    key = heading_key(heading)
    best = 0.0
    for rank, known in enumerate(_known(column)):
        if key == known:
            return 1.0 if rank == 0 else 0.98
        if min(len(key), len(known)) >= SHORTEST_FUZZY:
            best = max(best, fuzz.ratio(key, known) / 100)
    return best


def match_headings(headings: Mapping[int, str], table: TableSpec) -> dict[int, Match]:
    """Give each column at most one heading and each heading at most one column, best pairs first.

    Parameters
    ----------
    headings
        Texts of a row by sheet column number.
    table
        The table whose columns are looked for.

    Returns
    -------
    dict
        Matches by sheet column number.
    """
    pairs = [
        (score, -number, -order, column)
        for number, heading in headings.items()
        for order, column in enumerate(table.columns)
        if (score := similarity(heading, column)) >= ALIKE
    ]
    matches: dict[int, Match] = {}
    taken: set[str] = set()
    for score, minus_number, _, column in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if -minus_number not in matches and column.name not in taken:
            matches[-minus_number] = Match(column, score)
            taken.add(column.name)
    return matches


def maybe_renamed(column: ColumnSpec, unmatched: list[str]) -> str | None:
    """The unmatched heading most like a missing column, when one is like enough to ask about."""
    scored = [
        (fuzz.WRatio(heading_key(heading), known) / 100, heading) for heading in unmatched for known in _known(column)
    ]
    score, heading = max(scored, default=(0.0, ""))
    return heading if score >= MAYBE_RENAMED else None


def _known(column: ColumnSpec) -> tuple[str, ...]:
    return tuple(heading_key(name) for name in (column.title, *column.synonyms))
