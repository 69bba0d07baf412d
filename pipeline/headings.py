"""Match the headings of a sheet against the headings that a table may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from pipeline.values import tidy
from schemas.columns import ColumnSpec, TableSpec
from schemas.tables import TABLES

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


@cache
def similarity(key: str, known: tuple[str, ...]) -> float:
    """How well a heading's key fits a column's known headings, its title first; a synonym counts a shade less."""
    if key in known:
        return 1.0 if key == known[0] else 0.98
    alike = [fuzz.ratio(key, name) / 100 for name in known if min(len(key), len(name)) >= SHORTEST_FUZZY]
    return max(alike, default=0.0)


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
        Matches by sheet column number; empty unless two headings or more are the table's to the letter.
    """
    keys = {number: heading_key(heading) for number, heading in headings.items()}
    columns = known_headings(table.name)
    exact = {name for known in columns for name in known}
    if sum(key in exact for key in keys.values()) < 2:
        return {}
    pairs = [
        (score, -number, -order)
        for number, key in keys.items()
        for order, known in enumerate(columns)
        if (score := similarity(key, known)) >= ALIKE
    ]
    matches: dict[int, Match] = {}
    taken: set[int] = set()
    for score, minus_number, minus_order in sorted(pairs, reverse=True):
        if -minus_number not in matches and minus_order not in taken:
            matches[-minus_number] = Match(table.readable[-minus_order], score)
            taken.add(minus_order)
    return matches


@cache
def known_headings(table_name: str) -> tuple[tuple[str, ...], ...]:
    """The keys of each column's title and synonyms, column by column."""
    return tuple(_known(column) for column in TABLES[table_name].readable)


def named(heading: str, table: TableSpec) -> ColumnSpec | None:
    """The column that a heading names to the letter, None when there is none."""
    found = [place for place, known in enumerate(known_headings(table.name)) if heading_key(heading) in known]
    return table.readable[found[0]] if found else None


def maybe_renamed(column: ColumnSpec, unmatched: list[str]) -> str | None:
    """The unmatched heading most like a missing column, when one is like enough to ask about."""
    scored = [
        (fuzz.WRatio(heading_key(heading), known) / 100, heading) for heading in unmatched for known in _known(column)
    ]
    score, heading = max(scored, default=(0.0, ""))
    return heading if score >= MAYBE_RENAMED else None


def _known(column: ColumnSpec) -> tuple[str, ...]:
    return tuple(heading_key(name) for name in (column.title, *column.synonyms))
