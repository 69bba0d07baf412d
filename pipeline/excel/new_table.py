"""Tables in new workbooks: typed cells, widths from content, headings that stay in sight and repeat on paper."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.cells import column_letters
from pipeline.excel.new_book import Sheet
from pipeline.excel.new_links import link_to
from pipeline.excel.new_styles import NUMERIC, Look, Tone

MAX_ROWS = 1_000_000
_MAX_TEXT = 32_000
_SAMPLE = 2_000
_DEFAULT_WIDTH = 8.43
_BUTTON, _INDENTS, _SHORT_HEADING = 3, 2, 12
_MOST_FOR_LATER = 22
_NARROW = 1.12
"""Letters in running text that fit where Excel counts one digit."""
_LINE_HEIGHT, _HEADER_AIR, _MAX_HEIGHT = 15, 5, 409
_FIRST_EXCEL_YEAR = 1901


@dataclass(frozen=True)
class Column:
    """One column: heading, values, and by row how they look, their tone and where they lead.

    ``values`` may hold text, numbers, dates, True and False, and None or NaN for an empty cell.
    """

    heading: str
    values: Sequence[Any]
    look: Look = Look.TEXT
    tones: Sequence[Tone | None] = ()
    links: Sequence[str] = ()
    looks: Sequence[Look] = ()
    max_width: float = 44
    min_width: float = 6
    is_hidden: bool = False


@dataclass(frozen=True)
class Area:
    """Where a table stands: sheet, first and last data row and first column, counted from 0; how many columns."""

    sheet: str
    first_row: int
    last_row: int
    first_column: int
    width: int

    def reference(self, column: int) -> list[str | int]:
        """Data cells of the table's nth column, as XlsxWriter's charts take them."""
        at = self.first_column + column
        return [self.sheet, self.first_row, at, self.last_row, at]


def write_table(
    sheet: Sheet,
    columns: Sequence[Column],
    *,
    name: str,
    is_main: bool = True,
    is_alone: bool = True,
    keep_columns: int = 0,
    empty: str = "–",
) -> Area:
    """Write a table at the sheet's next free row, and move on below it.

    Parameters
    ----------
    name
        The table's name in Excel; letters, digits and underscores, unique in the workbook.
    is_main
        The sheet's one big table: widths follow it, its heading stays in sight, it can be filtered and its heading
        repeats on every printed page. Otherwise a small table among others.
    is_alone
        No other table follows on the sheet: the heading of one table must not stand above the rows of another.
    keep_columns
        Columns to the left that stay in sight too.
    empty
        What stands in the only row of a table without rows.
    """
    count = min(max((len(column.values) for column in columns), default=0), MAX_ROWS)
    if not count:
        columns = [Column(column.heading, [empty if at == 0 else None]) for at, column in enumerate(columns)]
        count = 1
    top, is_published = sheet.row, sheet.book.is_published
    is_filtered = is_main and not is_published
    _mark_up(sheet, columns, top, count, name, is_filtered)
    sheet.worksheet.lay(top + 1, [_cells(sheet, top + 1, at, column, count) for at, column in enumerate(columns)])
    for at, column in enumerate(columns):
        if not sheet.are_widths_settled and (is_main or not (is_published or at in sheet.widths)):
            sheet.set_width(at, _width(column, count, is_filtered=is_filtered), is_hidden=column.is_hidden)
    _fit_rows(sheet, columns, top, count, is_filtered)
    corner = f"{column_letters(len(columns))}{top + count + 1}"
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A{top + 2}:{corner}"})
    if is_filtered and is_alone:
        sheet.worksheet.freeze_panes(top + 1, keep_columns)
        sheet.worksheet.repeat_rows(top)
    sheet.row = top + count + 1
    sheet.gap()
    return Area(sheet.name, top + 1, top + count, 0, len(columns))


def settle_widths(sheet: Sheet, tables: Sequence[Sequence[Column]]) -> None:
    """Give each column of a sheet the width that the widest of its tables needs, before they are written.

    The tables after the first may ask for so much only: they share the page's width with the first.
    """
    for columns in tables:
        for at, column in enumerate(columns):
            width = _width(column, len(column.values), is_filtered=not sheet.book.is_published)
            most = width if columns is tables[0] else _MOST_FOR_LATER
            is_hidden = column.is_hidden and columns is tables[0]
            sheet.set_width(at, max(min(width, most), sheet.widths.get(at, 0)), is_hidden=is_hidden)
    sheet.are_widths_settled = True


def _mark_up(sheet: Sheet, columns: Sequence[Column], top: int, count: int, name: str, is_filtered: bool) -> None:
    form = sheet.book.heading_format
    headers = [
        {"header": heading, "header_format": form(column.look, is_filtered=is_filtered)}
        for heading, column in zip(_unique(columns), columns, strict=True)
    ]
    options = {
        "name": name,
        "style": None,
        "autofilter": is_filtered,
        "columns": headers,
    }
    sheet.worksheet.add_table(top, 0, top + count, len(columns) - 1, options)


def _unique(columns: Sequence[Column]) -> list[str]:
    seen: dict[str, int] = {}
    headings = []
    for column in columns:
        heading = column.heading[:250]
        seen[heading.casefold()] = seen.get(heading.casefold(), 0) + 1
        times = seen[heading.casefold()]
        headings.append(heading if times == 1 else f"{heading} ({times})")
    return headings


def _cells(sheet: Sheet, top: int, at: int, column: Column, count: int) -> Iterator[tuple[Any, Any]]:
    """A column's values as cells hold them, each with its format; where they lead is told to the sheet."""
    tones = column.tones or repeat(None)
    links = column.links or repeat("")
    looks = column.looks or repeat(column.look)
    known: dict[tuple[Any, ...], tuple[Any, Any]] = {}
    for row, value, tone, link, look in zip(range(top, top + count), column.values, tones, links, looks, strict=False):
        key = (value.__class__, value, tone, look, not link)
        cell = known.get(key)
        if cell is None:
            cell = known[key] = _cell(sheet, plain(value), look, tone, bool(link))
        if link and cell[0] is not None:
            sheet.worksheet.link(row, at, link_to(link, cell[0]))
        yield cell


def _cell(sheet: Sheet, value: Any, look: Look, tone: Tone | None, is_link: bool) -> tuple[Any, Any]:
    form = sheet.book.format
    if value is None:
        return None, form(look, tone)
    if is_link:
        return str(value), form(look, tone, True)
    if isinstance(value, str):
        return value, form(look, tone)
    if isinstance(value, date):
        return value, form(Look.DATE, tone)
    return value, form(Look.INTEGER if look in (Look.TEXT, Look.WORD) else look, tone)


def plain(value: Any) -> Any:
    """A value as a cell can hold it: text, number or date; None when missing, ja or nei for True and False."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return None if not value else value if len(value) <= _MAX_TEXT else f"{value[:_MAX_TEXT]} …"
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nei"
    if isinstance(value, int | float | np.integer | np.floating):
        number = value.item() if isinstance(value, np.generic) else value
        return number if math.isfinite(number) else None
    if isinstance(value, date | np.datetime64):
        moment = pd.Timestamp(value)
        if pd.isna(moment):
            return None
        return moment.date() if moment.year >= _FIRST_EXCEL_YEAR else texts.day(moment.date())
    return str(value)


def _width(column: Column, count: int, *, is_filtered: bool) -> float:
    """Room for the longest value of a sample, within the column's limit, and for the longest word of the heading."""
    sample = [plain(value) for value in column.values[: min(count, _SAMPLE)]]
    longest = max((_length(value) for value in sample), default=0)
    words = max([min(len(column.heading), _SHORT_HEADING), *map(len, column.heading.split())])
    words += (_BUTTON if is_filtered else 1) + (_INDENTS if column.look in NUMERIC else 0)
    longest += 2 + (column.look in NUMERIC)
    return float(min(max(longest, words, column.min_width), max(column.max_width, words)))


def _fit_rows(sheet: Sheet, columns: Sequence[Column], top: int, count: int, is_filtered: bool) -> None:
    """Make room for wrapped text: Excel would do it on opening, LibreOffice does not."""
    lines: dict[int, int] = {}
    for at, column in enumerate(columns):
        width = sheet.widths.get(at, _DEFAULT_WIDTH)
        lines[top] = max(
            lines.get(top, 1), _line_count(column.heading, (width - (_BUTTON if is_filtered else 0)) / _NARROW)
        )
        for row, value in enumerate(() if column.is_hidden else column.values[:count], start=top + 1):
            if isinstance(value, str) and (len(value) > width - 1 or "\n" in value):
                lines[row] = max(lines.get(row, 1), _line_count(value, width))
    for row, number in lines.items():
        sheet.worksheet.set_row(row, min(_LINE_HEIGHT * number + (_HEADER_AIR if row == top else 1), _MAX_HEIGHT))


@lru_cache(maxsize=4_096)
def _line_count(text: str, width: float) -> int:
    """Lines that a text takes when it is wrapped at words."""
    room = max(int(width * _NARROW), 4)
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text.splitlines())


def _length(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        return max(map(len, value.splitlines()), default=0)
    return 10 if isinstance(value, date) else len(texts.number(value))
