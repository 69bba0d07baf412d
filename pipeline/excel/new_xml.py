"""The XML of a new sheet's rows: what one cell says, and thousands of them put together at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.cells import column_letters
from pipeline.excel.markup import encode_text, escape, escape_attribute

_ROWS_AT_ONCE = 2_000
_UNUSUAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x")
_DAY_0 = date(1899, 12, 30)

Value = str | int | float | date | None


class Strip(NamedTuple):
    """A column of cells: the different ones as value and XlsxWriter format, and which of them each row has.

    A value of None with a format is a blank cell, without one it is no cell.
    """

    cells: Sequence[tuple[Value, Any]]
    numbers: NDArray[np.int32]


def rows_xml(
    top: int, strips: Sequence[Strip], pixels: NDArray[np.int32], shown: Callable[[str, int], str]
) -> Iterator[bytes]:
    """Give the XML of rows from ``top`` (counted from 0) on, some thousand at a time.

    Parameters
    ----------
    strips
        The columns from A on, of one length.
    pixels
        Heights by row, 0 for the ordinary.
    shown
        A text and how many cells have it, as the cells say it.
    """
    tails = [np.array(list(_tails(strip, shown)), dtype=object) for strip in strips]
    known = {int(height): f'"{_height(height)}>' for height in np.unique(pixels)}
    for start in range(0, len(pixels), _ROWS_AT_ONCE):
        some = slice(start, start + _ROWS_AT_ONCE)
        heights = pixels[some].tolist()
        numbers = list(map(str, range(top + start + 1, top + start + len(heights) + 1)))
        parts: list[Iterable[str]] = [repeat('<row r="'), numbers, map(known.__getitem__, heights)]
        for at, (strip, each) in enumerate(zip(strips, tails, strict=True), start=1):
            cells, opening = each[strip.numbers[some]].tolist(), f'<c r="{column_letters(at)}'
            if "" in cells:
                rows = zip(numbers, cells, strict=True)
                parts.append([f"{opening}{number}{cell}" if cell else "" for number, cell in rows])
            else:
                parts += [repeat(opening), numbers, cells]
        parts.append(repeat("</row>"))
        yield "".join(chain.from_iterable(zip(*parts))).encode()  # noqa: B905  # what is repeated has no end


def inline(text: str, _: int = 1) -> str:
    """A text that stands in its own cell."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    content = escape(encode_text(text)).decode() if _UNUSUAL.search(text) else text
    return f' t="inlineStr"><is><t{space}>{content}</t></is></c>'


def attribute(text: str) -> str:
    """Text as it stands between an attribute's quotes."""
    return escape_attribute(text).decode()


def number_of(value: float | date) -> float:
    """A number, or a day as Excel counts it."""
    return (value - _DAY_0).days if isinstance(value, date) else value


def _tails(strip: Strip, shown: Callable[[str, int], str]) -> Iterator[str]:
    """The different cells of a column from behind their row's number on; nothing for no cell."""
    times = np.bincount(strip.numbers, minlength=len(strip.cells)).tolist()
    for (value, form), count in zip(strip.cells, times, strict=True):
        style = "" if form is None else f' s="{form._get_xf_index()}"'
        if isinstance(value, str):
            yield f'"{style}{shown(value, count)}'
        elif value is None:
            yield f'"{style}/>' if style else ""
        else:
            yield f'"{style}><v>{number_of(value):.16G}</v></c>'


def _height(pixels: int) -> str:
    return f' ht="{pixels * 0.75:.16g}" customHeight="1"' if pixels else ""
