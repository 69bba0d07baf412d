"""Which tables stand on a sheet, and where: below each other, side by side, or one alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from pipeline.excel.reading import RawSheet
from pipeline.headings import heading_key, known_as, rarity
from pipeline.locating.columns import Match, found_names, match_headings
from pipeline.locating.content import Content
from pipeline.locating.header import Header, Heading, headers
from pipeline.locating.memory import Memory, SheetMemory
from schemas.columns import TableSpec
from schemas.tables import TABLES

SURE = 0.6
"""Confidence from which a sheet is taken for a table."""
POSSIBLE = 0.35
"""Confidence from which staff are asked."""

_TABLES_TRIED = 4
_MOST_PARTS = 7
_PER_SPELLING, _TWO_ROWS, _MERGED, _SPLIT = 0.01, 0.25, 0.75, 0.5
_MOSTLY = 0.6
_FEWEST_OF_ANOTHER = 4
_REMEMBERED = 3.0
"""What a heading that staff have said something of weighs beside one that is known."""


@dataclass(frozen=True)
class Block:
    """A header, or the part of it over some columns, and the table that its headings are most like."""

    header: Header
    headings: Mapping[int, Heading]
    table: TableSpec
    matches: Mapping[int, Match]
    evidence: float
    confidence: float

    @property
    def span(self) -> tuple[int, int]:
        """First and last sheet column that is the table's."""
        return min(self.matches), max(self.matches)

    def overlaps(self, other: Block) -> bool:
        """Whether the two share sheet columns."""
        return self.span[0] <= other.span[1] and other.span[0] <= self.span[1]


def blocks_on(sheet: RawSheet, file: str, memory: Memory) -> list[Block]:
    """The tables on a sheet from the surest on; one that is only possible stands alone."""
    said = memory.of(file, sheet.name)
    if said.is_ignored:
        return []
    guesses = [guess for header in headers(sheet, memory.headings) for guess in _guesses(sheet, header, said)]
    guesses.sort(key=lambda block: (-block.evidence, block.header.bottom, block.header.top, block.span))
    sure: list[Block] = []
    possible: list[Block] = []
    for guess in guesses:
        if not any(_is_part_of(guess, block) for block in sure):
            if guess.confidence >= SURE:
                sure.append(_first_of(guess, guesses))
            elif guess.confidence >= POSSIBLE:
                possible.append(guess)
    doubtful = [guess for guess in possible if not any(guess.overlaps(block) for block in sure)]
    chosen = [*sure, *sorted(doubtful, key=lambda block: -block.confidence)[:1]]
    if not chosen:
        return sorted(guesses, key=lambda block: -block.confidence)[:1]
    return [_without(block, [other for other in chosen if other is not block]) for block in chosen]


def _first_of(guess: Block, guesses: list[Block]) -> Block:
    """The header itself where a guess is about the same header repeated further down."""
    above = [
        other
        for other in guesses
        if other.header.bottom < guess.header.top and other.confidence >= SURE and _repeats(guess, other)
    ]
    return min(above, key=lambda block: (block.header.bottom, -block.evidence), default=guess)


def _repeats(guess: Block, block: Block) -> bool:
    """Whether most of a header's columns are the same, in the same places, as in another."""
    same = {at: match.column.name for at, match in guess.matches.items()}.items() & {
        at: match.column.name for at, match in block.matches.items()
    }.items()
    return guess.table is block.table and len(same) >= _MOSTLY * len(guess.matches)


def _is_part_of(guess: Block, block: Block) -> bool:
    """Whether a guess is about the same header, or the same header repeated further down, or only half of one."""
    if not guess.overlaps(block):
        return False
    touches = guess.header.top <= block.header.bottom and block.header.top <= guess.header.bottom
    is_whole = _has_needed(guess.table, found_names(guess.matches)) or _is_another_table(guess, block)
    return touches or _repeats(guess, block) or not is_whole


def _is_another_table(guess: Block, block: Block) -> bool:
    """Whether most headings are another table's, though one that it needs may have a new name."""
    return guess.table is not block.table and len(guess.matches) >= _enough(guess.headings)


def _enough(headings: Mapping[int, Heading]) -> float:
    """How many of a table's headings must be known for it to be one though what it needs is misspelt or renamed."""
    return max(_FEWEST_OF_ANOTHER, _MOSTLY * len(headings))


def _without(block: Block, others: list[Block]) -> Block:
    """The block without headings that stand over another table's columns, or beyond them."""
    beside = [other.span for other in others if not other.overlaps(block)]
    left = max((last for _, last in beside if last < block.span[0]), default=0)
    right = min((first for first, _ in beside if first > block.span[1]), default=1 << 15)
    kept = {number: heading for number, heading in block.headings.items() if left < number < right}
    return Block(block.header, kept, block.table, block.matches, block.evidence, block.confidence)


def _guesses(sheet: RawSheet, header: Header, said: SheetMemory) -> Iterator[Block]:
    """The header as a whole, and its parts where blank columns divide it into tables of their own."""
    for headings in _parts(header, said):
        hits = _hits(headings, said)
        likeliest = sorted(hits, key=lambda name: (-_evidence(name, hits[name]), list(TABLES).index(name)))
        content = Content(sheet, np.arange(header.bottom + 1, sheet.last_row + 1, dtype=np.int32), {})
        tried = [
            _block(sheet, header, headings, TABLES[name], said, content, _evidence(name, hits[name]))
            for name in likeliest[:_TABLES_TRIED]
            if len(hits[name]) > 1
        ]
        yield from sorted((block for block in tried if block.matches), key=lambda block: -block.confidence)[:1]


def _block(
    sheet: RawSheet,
    header: Header,
    headings: Mapping[int, Heading],
    table: TableSpec,
    said: SheetMemory,
    content: Content,
    evidence: float,
) -> Block:
    matches = match_headings(headings, table, said, content)
    two_rows = 0.0 if header.top == header.bottom else _MERGED if header.tied & set(headings) else -_TWO_ROWS
    confidence = _confidence(matches, headings, table, sheet.name)
    if table.name in said.by_table:
        is_whole = _has_needed(table, found_names(matches))
        confidence = 1.0 if is_whole else max(confidence, SURE)
    return Block(header, headings, table, matches, evidence + two_rows, confidence)


def _hits(headings: Mapping[int, Heading], said: SheetMemory) -> dict[str, dict[int, float]]:
    """By table and column how well the best heading names it, whatever its spelling."""
    found: dict[str, dict[int, float]] = {}

    def hit(table: str, order: int, score: float) -> None:
        columns = found.setdefault(table, {})
        columns[order] = max(columns.get(order, 0.0), score)

    for heading in headings.values():
        spoken = set()
        for name in said.by_table:
            is_said, column = said.of(TABLES[name], heading.label)
            if is_said:
                spoken.add(name)
            if column is not None:
                hit(name, [item.name for item in TABLES[name].readable].index(column), _REMEMBERED)
        for place, text in enumerate(heading.spellings):
            for known in known_as(text):
                if known.table not in spoken:
                    hit(known.table, known.order, known.score - _PER_SPELLING * place)
    return found


def _evidence(table: str, columns: Mapping[int, float]) -> float:
    """How much the headings speak for a table: those that few tables have count most."""
    return sum(score * max(rarity(table, order), score >= _REMEMBERED) for order, score in columns.items())


def _parts(header: Header, said: SheetMemory) -> list[Mapping[int, Heading]]:
    """The headings in as many parts as there are tables side by side; mostly one."""
    numbers = sorted(header.headings)
    cuts = [at for at in range(1, len(numbers)) if numbers[at] > numbers[at - 1] + 1]
    edges = [0, *cuts, len(numbers)]
    if not cuts or len(edges) > _MOST_PARTS + 1:
        return [header.headings]

    @cache
    def value(first: int, last: int) -> float:
        part = {number: header.headings[number] for number in numbers[edges[first] : edges[last]]}
        hits = _hits(part, said)
        whole = [
            _evidence(name, columns)
            for name, columns in hits.items()
            if _has_needed(TABLES[name], {TABLES[name].readable[order].name for order in columns})
            or len(columns) >= _enough(part)
        ]
        return max(whole, default=0.0)

    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))]
    for last in range(1, len(edges)):
        options = [
            (best[first][0] + value(first, last) - (_SPLIT if first else 0.0), (*best[first][1], last))
            for first in range(last)
        ]
        best.append(max(options, key=lambda option: (option[0], -len(option[1]))))
    bounds = best[-1][1]
    return [
        {number: header.headings[number] for number in numbers[edges[first] : edges[last]]}
        for first, last in pairwise(bounds)
    ]


def _confidence(
    matches: Mapping[int, Match], headings: Mapping[int, Heading], table: TableSpec, sheet_name: str
) -> float:
    """How much of the table is there, how much of the header is the table's, and whether the sheet has its name."""
    if not matches:
        return 0.0
    found = {
        name: match.confidence for match in matches.values() for name in (*match.column.stands_for, match.column.name)
    }
    weights = {
        column.name: rarity(table.name, order) for order, column in enumerate(table.columns) if not column.is_optional
    }
    coverage = sum(weight * found.get(name, 0.0) for name, weight in weights.items()) / sum(weights.values())
    precision = len(matches) / len(headings)
    needed = [column.name for column in table.columns if column.is_required]
    has_needed = sum(name in found for name in needed) / len(needed)
    is_named = heading_key(sheet_name) in (heading_key(table.sheet), heading_key(table.title))
    return 0.45 * coverage + 0.2 * precision + 0.25 * has_needed + 0.1 * is_named


def _has_needed(table: TableSpec, found: set[str]) -> bool:
    return all(column.name in found for column in table.columns if column.is_required)
