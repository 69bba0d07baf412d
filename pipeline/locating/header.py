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
from pipeline.headings import heading_forms, heading_key, known_forms
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
    texts = {row: _texts_in(sheet, row) for row in wanted}
    found = [Header(row, row, _single(texts[row], row)) for row in rows if len(texts[row]) > 1]
    for row in wanted:
        if row - 1 in texts and {row, row - 1} & set(rows) and texts[row - 1] and _may_be_below(texts[row]):
            found.append(_double(sheet, row - 1, texts[row - 1], texts[row]))
    return found


def _rows_with_headings(sheet: RawSheet, remembered: Container[str]) -> list[int]:
    """Rows with two known headings or more, or one in each of two neighbours, those with most first kept."""
    counts: Counter[int] = Counter()
    for column in sheet.columns:
        is_text = column.kind == Kind.TEXT
        rows, ids = column.rows[is_text], column.text[is_text]
        distinct, inverse = np.unique(ids, return_inverse=True)
        near = set(ids[rows <= LOOKED_AT_ROWS].tolist())
        flags = [_is_known(sheet.strings[number], number in near, remembered) for number in distinct.tolist()]
        known: NDArray[np.bool_] = np.array(flags, bool)[inverse]
        counts.update(rows[known].tolist())
    enough = {row for row, count in counts.items() if count + max(counts[row - 1], counts[row + 1]) >= 2}
    return sorted(sorted(enough, key=lambda row: (-counts[row], row))[:_MOST_CANDIDATES])


def _is_known(text: str, is_near: bool, remembered: Container[str]) -> bool:
    bare = text.strip().casefold()
    if len(bare) > _LONGEST_HEADING or not bare:
        return False
    if bare in _known_to_the_letter() or bare in remembered:
        return True
    return is_near and any(form in known_forms() for form in heading_forms(text))


@cache
def _known_to_the_letter() -> frozenset[str]:
    columns = [column for table in TABLES.values() for column in table.readable]
    return frozenset(name.casefold() for column in columns for name in (column.title, column.heading, *column.synonyms))


def _texts_in(sheet: RawSheet, row: int) -> dict[int, str]:
    found = {}
    for column in sheet.columns:
        at = int(np.searchsorted(column.rows, row))
        if at < len(column.rows) and column.rows[at] == row and column.kind[at] == Kind.TEXT:
            text = sheet.strings[column.text[at]].strip()
            if text and len(text) <= _LONGEST_HEADING:
                found[column.index] = text
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
