"""How wide columns and how high rows must be for what stands in them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline import texts
from pipeline.excel.new_cells import Coded

BUTTON = 3
"""Room for the button of a filter, in characters."""
_SAMPLE = 2_000
_NARROW = 1.12
"""Letters in running text that fit where Excel counts one digit."""
_BROKEN_ELSEWHERE = re.compile(r"[^\d\W]-[^\d\W]|--|[^\S ]|^ |  | $")
"""Where ``textwrap`` goes by more than single blanks: hyphens between letters, dashes, other white space."""
_LINE_HEIGHT, _HEADER_AIR, _ROW_AIR, _MAX_HEIGHT = 15, 5, 1, 409


def longest(content: Coded) -> int:
    """Characters of the longest line among the first rows."""
    sample = [content.distinct[number] for number in np.unique(content.numbers[:_SAMPLE]).tolist()]
    # most columns hold texts of one line
    if set(map(type, sample)) == {str} and all(map(str.isprintable, sample)):
        return max(map(len, sample))
    return max(map(_length, sample), default=0)


def heading_height(headings: Sequence[str], widths: Sequence[float], *, is_filtered: bool) -> int:
    """Points for the row of headings."""
    room = BUTTON if is_filtered else 0
    lines = max(_line_count(text, (width - room) / _NARROW) for text, width in zip(headings, widths, strict=True))
    return min(_LINE_HEIGHT * max(lines, 1) + _HEADER_AIR, _MAX_HEIGHT)


def row_heights(columns: Iterable[tuple[Coded, float]], count: int) -> NDArray[np.int32]:
    """Points by row for text that wraps in columns of the widths given, 0 where the ordinary height will do.

    Excel would find them on opening, LibreOffice does not.
    """
    lines = np.zeros(count, dtype=np.int32)
    for (distinct, numbers), width in columns:
        most = width - 1
        needed = [
            _line_count(value, width) if isinstance(value, str) and (len(value) > most or "\n" in value) else 0
            for value in distinct
        ]
        if any(needed):
            np.maximum(lines, np.array(needed, dtype=np.int32)[numbers[:count]], out=lines)
    return np.where(lines > 0, np.minimum(_LINE_HEIGHT * lines + _ROW_AIR, _MAX_HEIGHT), 0).astype(np.int32)


def _line_count(text: str, width: float) -> int:
    """Lines that a text takes when it is wrapped at words."""
    room = max(int(width * _NARROW), 4)
    return sum(lines_of(line, room) for line in text.splitlines())


def lines_of(line: str, room: int) -> int:
    """As many as ``textwrap`` makes of a line, without making them."""
    if len(line) <= room:
        return 1
    lengths = list(map(len, line.split(" ")))
    if max(lengths) > room or _BROKEN_ELSEWHERE.search(line):
        return len(textwrap.wrap(line, room)) or 1
    lines, taken = 1, -1
    for length in lengths:
        taken += 1 + length
        if taken > room:
            lines, taken = lines + 1, length
    return lines


def _length(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        # no sign that ends a line is printable
        return len(value) if value.isprintable() else max(map(len, value.splitlines()), default=0)
    return 10 if isinstance(value, date) else len(texts.number(value))
