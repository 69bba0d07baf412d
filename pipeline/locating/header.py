"""Rows of a sheet that may be headers, alone or two above each other, with the texts that stand over each column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.excel.reading import Kind, RawSheet
from pipeline.headings import heading_key, known_as
from schemas.tables import TABLES

LOOKED_AT_ROWS = 60
"""In the first rows every spelling of a heading counts; further down only headings to the letter do."""
_MOST_CANDIDATES = 40
_LONGEST_HEADING = 80
_NUMBER = re.compile(r"[\s.,:/-]*\d[\d\s.,:/-]*")


@dataclass(frozen=True)
class Heading:
    """What stands over a column: the text as people read it, its cell's row, and what to match it by, best first."""

    text: str
    row: int
    spellings: tuple[str, ...]
    label: str = ""
    """The text, numbered where several columns are called the same."""


@dataclass(frozen=True)
class Header:
    """Headings by sheet column; ``top`` and ``bottom`` are the same row unless the header has two."""

    top: int
    bottom: int
    headings: Mapping[int, Heading]
    tied: frozenset[int] = frozenset()
    """Columns in which merged cells tie the two rows together."""


def headers(sheet: RawSheet, remembered: Container[str]) -> list[Header]:
    """Every row, and every pair of rows, in which two texts or more are known as headings.

    Parameters
    ----------
    sheet
        As read.
    remembered
        Headings (in lower case) that staff have said something of.
    """
    rows = _rows_with_headings(sheet, remembered)
    wanted = sorted({row for found in rows for row in (found - 1, found, found + 1) if row >= 1})
    texts = _texts_in(sheet, wanted)
    found = [Header(row, row, _single(texts[row], row)) for row in rows if len(texts[row]) > 1]
    for row in wanted:
        if row - 1 in texts and {row, row - 1} & set(rows) and texts[row - 1] and _may_be_below(texts[row]):
            found.append(_double(sheet, row - 1, texts[row - 1], texts[row]))
    return found


def _rows_with_headings(sheet: RawSheet, remembered: Container[str]) -> list[int]:
    """Rows with two known headings or more, or one in each of two neighbours, those with most first kept."""
    counts: Counter[int] = Counter()
    names = _known_to_the_letter()
    for column in sheet.columns:
        is_text = column.kind == Kind.TEXT
        rows, ids = column.rows[is_text], column.text[is_text]
        distinct, inverse = np.unique(ids, return_inverse=True)
        texts = [sheet.strings[number].strip().casefold() for number in distinct.tolist()]
        known: NDArray[np.bool_] = np.array([text in names or text in remembered for text in texts], bool)
        for at in np.unique(inverse[rows <= LOOKED_AT_ROWS]).tolist():
            known[at] = known[at] or _is_spelt_so(sheet.strings[distinct[at]])
        counts.update(rows[known[inverse]].tolist())
    enough = {row for row, count in counts.items() if count + max(counts[row - 1], counts[row + 1]) >= 2}
    return sorted(sorted(enough, key=lambda row: (-counts[row], row))[:_MOST_CANDIDATES])


def _is_spelt_so(text: str) -> bool:
    """Whether a text is a known heading in any spelling."""
    return len(text.strip()) <= _LONGEST_HEADING and bool(known_as(text))


@cache
def _known_to_the_letter() -> frozenset[str]:
    columns = [column for table in TABLES.values() for column in table.readable]
    return frozenset(name.casefold() for column in columns for name in (column.title, column.heading, *column.synonyms))


def _texts_in(sheet: RawSheet, rows: list[int]) -> dict[int, dict[int, str]]:
    """The texts of some rows that may be headings, by row and column."""
    found: dict[int, dict[int, str]] = {row: {} for row in rows}
    for column in sheet.columns:
        at = np.flatnonzero(np.isin(column.rows, rows) & (column.kind == Kind.TEXT))
        for row, number in zip(column.rows[at].tolist(), column.text[at].tolist(), strict=True):
            text = sheet.strings[number].strip()
            if text and len(text) <= _LONGEST_HEADING:
                found[row][column.index] = text
    return found


def _may_be_below(texts: Mapping[int, str]) -> bool:
    """Whether a row may be the lower half of a header: no heading is a bare number or date."""
    return bool(texts) and not any(_NUMBER.fullmatch(text) for text in texts.values())


def _single(texts: Mapping[int, str], row: int) -> dict[int, Heading]:
    return _labelled({number: Heading(text, row, (text,)) for number, text in texts.items()})


def _double(sheet: RawSheet, top: int, above: Mapping[int, str], below: Mapping[int, str]) -> Header:
    """Group headings over sub-headings: a merged one, or one with blanks to its right, stands over several columns."""
    reach, tied = _reach(sheet, top, above, below)
    headings: dict[int, Heading] = {}
    for number in sorted({*above, *below}):
        group = reach.get(number)
        sub = below.get(number)
        if sub is None:
            headings[number] = Heading(above[number], top, (above[number],))
        elif group is None:
            headings[number] = Heading(sub, top + 1, (sub,))
        else:
            text, is_alone = above[group], list(reach.values()).count(group) == 1
            spellings = (f"{text} {sub}", f"{sub} {text}", sub, *([text] if is_alone else []))
            headings[number] = Heading(f"{text} {sub}", top + 1, spellings)
    return Header(top, top + 1, _labelled(headings), frozenset(tied))


def _reach(
    sheet: RawSheet, top: int, above: Mapping[int, str], below: Mapping[int, str]
) -> tuple[dict[int, int], set[int]]:
    """For each column the column whose text in the upper row stands over it, and the columns that merged cells tie."""
    reach = {number: number for number in above}
    tied: set[int] = set()
    spans: dict[int, int] = {}
    for first, left, last, right in sheet.merged:
        if first <= top <= last and left in above:
            spans[left] = right
            reaches_down = first == top and last == top + 1
            is_group = left < right and sum(left <= at <= right for at in below) > 1
            if len(above) > 1 and (reaches_down or is_group):
                tied.update(range(left, right + 1))
    starts = sorted(above)
    is_row_of_groups = len(above) > 1
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        end = spans.get(start)
        if end is None:
            # without merging, a group reaches over the sub-headings that follow without a gap
            end = start
            while is_row_of_groups and not spans and end + 1 in below and (following is None or end + 1 < following):
                end += 1
        reach.update(dict.fromkeys(range(start, end + 1), start))
    return reach, tied


def _labelled(headings: dict[int, Heading]) -> dict[int, Heading]:
    """Number the headings that several columns share, from left to right."""
    counts: Counter[str] = Counter()
    found = {}
    for number, heading in sorted(headings.items()):
        key = heading_key(heading.text) or heading.text.casefold()
        counts[key] += 1
        label = heading.text if counts[key] == 1 else f"{heading.text} (nr. {counts[key]})"
        found[number] = Heading(heading.text, heading.row, heading.spellings, label)
    return found
