"""The XML of a new sheet's rows: what one cell says, and thousands of them put together at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_INLINE, _INLINE_END = ' t="inlineStr"><is><t', "</t></is></c>"

Value = str | int | float | date | None
Shown = Callable[[str, int], str]
"""Says a text, that so many cells have, as the cells do from behind their format on."""


class Strip(NamedTuple):
    """A column of cells: the different ones as value and XlsxWriter format, and which of them each row has.

    A value of None with a format is a blank cell, without one it is no cell.
    """

    cells: Sequence[tuple[Value, Any]]
    numbers: NDArray[np.int32]


class CellTexts(NamedTuple):
    """A column as the file has it: its different cells from behind their row's number on, and which each row has.

    An empty text is no cell.
    """

    tails: Sequence[str]
    numbers: NDArray[np.int32]


def rows_xml(top: int, strips: Sequence[Strip], pixels: NDArray[np.int32], shown: Sequence[Shown]) -> Iterator[bytes]:
    """Give the XML of rows from ``top`` (counted from 0) on, some thousand at a time.

    Parameters
    ----------
    strips
        The columns from A on, of one length.
    pixels
        Heights by row, 0 for the ordinary.
    shown
        How the cells of each column say a text.
    """
    rows = np.arange(top + 1, top + 1 + len(pixels))
    heights, of_row = np.unique(pixels, return_inverse=True)
    tags = CellTexts([f'"{_height(height)}>' for height in heights.tolist()], of_row.astype(np.int32))
    said = zip(strips, shown, strict=True)
    columns = {at: CellTexts(_tails(strip, by), strip.numbers) for at, (strip, by) in enumerate(said, 1)}
    return joined_rows(rows, tags, columns)


def joined_rows(rows: NDArray[np.integer[Any]], tags: CellTexts, columns: Mapping[int, CellTexts]) -> Iterator[bytes]:
    """Give the XML of rows as :func:`rows_xml` does, of what is put into words already.

    Parameters
    ----------
    rows
        The rows' numbers from 1, ascending.
    tags
        What each row's start tag says from behind its number on.
    columns
        The columns by number, from left to right.
    """
    lacks = [*("" in column.tails for column in columns.values()), False]
    openings = [*(f'<c r="{column_letters(number)}' for number in columns), "</row>"]
    # what stands in every row, and in many the same, also says what comes after it: a third fewer pieces to join
    ahead = ["" if missing else opening for opening, missing in zip(openings, lacks, strict=True)]
    alone = [lack or 2 * len(column.tails) > len(rows) for lack, column in zip(lacks, columns.values(), strict=False)]
    tails = [
        np.array(column.tails if is_alone else [f"{tail}{after}" for tail in column.tails], dtype=object)
        for column, is_alone, after in zip(columns.values(), alone, ahead[1:], strict=True)
    ]
    starts = np.array([f"{tag}{ahead[0]}" for tag in tags.tails], dtype=object)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = slice(start, start + _ROWS_AT_ONCE)
        numbers = list(map(str, rows[some].tolist()))
        parts: list[Iterable[str]] = [repeat('<row r="'), numbers, starts[tags.numbers[some]].tolist()]
        for at, (column, each) in enumerate(zip(columns.values(), tails, strict=True)):
            cells = each[column.numbers[some]].tolist()
            if lacks[at]:
                here = zip(numbers, cells, strict=True)
                parts.append([f"{openings[at]}{number}{cell}" if cell else "" for number, cell in here])
            else:
                parts += [numbers, cells]
            parts += [repeat(ahead[at + 1])] if alone[at] and ahead[at + 1] else []
        yield "".join(chain.from_iterable(zip(*parts))).encode()  # noqa: B905  # what is repeated has no end


def inline(text: str, _: int) -> str:
    """A text that stands in its own cell."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    content = escape(encode_text(text)).decode() if _UNUSUAL.search(text) else text
    return f"{_INLINE}{space}>{content}{_INLINE_END}"


def is_usual(text: str) -> bool:
    """Whether a text stands in XML and in cells just as it is."""
    return text.strip() == text and _UNUSUAL.search(text) is None


def are_usual(texts: Sequence[str]) -> bool:
    """Whether all of some texts do."""
    return all(text.strip() == text for text in texts) and _UNUSUAL.search("\n".join(texts)) is None


def attribute(text: str) -> str:
    """Text as it stands between an attribute's quotes."""
    return escape_attribute(text).decode()


def number_of(value: float | date) -> float:
    """A number, or a day as Excel counts it."""
    return (value - _DAY_0).days if isinstance(value, date) else value


class _Styles(dict[Any, str]):
    """How cells begin behind their row's number, by their format."""

    def __missing__(self, form: Any) -> str:
        self[form] = '"' if form is None else f'" s="{form._get_xf_index()}"'
        return self[form]


def _tails(strip: Strip, shown: Shown) -> list[str]:
    """The different cells of a column from behind their row's number on; nothing for no cell."""
    styles = _Styles()
    words = [value for value, _ in strip.cells if isinstance(value, str)]
    if shown is inline and are_usual(words):
        return [
            f"{styles[form]}{_INLINE}>{value}{_INLINE_END}" if isinstance(value, str) else _tail(value, form, styles)
            for value, form in strip.cells
        ]
    times = np.bincount(strip.numbers, minlength=len(strip.cells)).tolist()
    return [
        f"{styles[form]}{shown(value, count)}" if isinstance(value, str) else _tail(value, form, styles)
        for (value, form), count in zip(strip.cells, times, strict=True)
    ]


def _tail(value: float | date | None, form: Any, styles: _Styles) -> str:
    """A cell that holds no text, from behind its row's number on."""
    if value is None:
        return "" if form is None else f"{styles[form]}/>"
    return f"{styles[form]}><v>{number_of(value):.16G}</v></c>"


def _height(pixels: int) -> str:
    return f' ht="{pixels * 0.75:.16g}" customHeight="1"' if pixels else ""
