"""Tables in new workbooks: typed cells, widths from content, headings that stay in sight and repeat on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.cells import column_letters
from pipeline.excel.new_book import Book, Sheet
from pipeline.excel.new_cells import Coded, coded, plain_values
from pipeline.excel.new_links import Leads, leads_of
from pipeline.excel.new_measures import BUTTON, heading_height, longest, row_heights
from pipeline.excel.new_styles import NUMERIC, Look, Tone
from pipeline.excel.new_xml import Strip, number_of

MAX_ROWS = 1_000_000
_DEFAULT_WIDTH = 8.43
_INDENTS, _SHORT_HEADING = 2, 12
_MOST_FOR_LATER = 44


@dataclass(frozen=True)
class Column:
    """One column: heading, values, and by row how they look, their tone and where they lead.

    ``values`` may hold text, numbers, dates, True and False, and None or NaN for an empty cell.
    """

    heading: str
    values: Sequence[Any] | pd.Series
    look: Look = Look.TEXT
    tones: Sequence[Tone | None] = ()
    links: Sequence[str] | Leads = ()
    looks: Sequence[Look] = ()
    max_width: float = 44
    min_width: float = 6
    is_hidden: bool = False

    @cached_property
    def content(self) -> Coded:
        """The values as cells hold them."""
        distinct, numbers = coded(self.values)
        return Coded(plain_values(distinct), numbers)


@dataclass(frozen=True)
class Area:
    """Where a table stands, in the columns from A on: sheet, first and last data row, counted from 0."""

    sheet: str
    first_row: int
    last_row: int
    columns: Sequence[Column] = field(repr=False)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.columns)

    def reference(self, column: int) -> list[str | int]:
        """Data cells of the table's nth column, as XlsxWriter's charts take them."""
        return [self.sheet, self.first_row, column, self.last_row, column]

    def kept(self, column: int) -> list[str]:
        """What stands in those cells, as a chart keeps it: numbers in full, days as Excel counts them."""
        distinct, numbers = self.columns[column].content
        shown = numbers[: self.last_row - self.first_row + 1].tolist()
        return [_kept(distinct[number]) for number in shown]


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
    top, is_published, worksheet = sheet.row, sheet.book.is_published, sheet.worksheet
    is_filtered = is_main and not is_published
    _mark_up(sheet, columns, top, count, name, is_filtered)
    for at, column in enumerate(columns):
        if not sheet.are_widths_settled and (is_main or not (is_published or at in sheet.widths)):
            sheet.set_width(at, _width(column, is_filtered=is_filtered), is_hidden=column.is_hidden)
    _lay(sheet, columns, top, count, is_filtered)
    corner = f"{column_letters(len(columns))}{top + count + 1}"
    worksheet.ignore_errors({"number_stored_as_text": f"A{top + 2}:{corner}"})
    if is_filtered and is_alone:
        worksheet.freeze_panes(top + 1, keep_columns)
        worksheet.repeat_rows(top)
    sheet.row = top + count + 1
    sheet.gap()
    return Area(sheet.name, top + 1, top + count, columns)


def cut_short(count: int) -> list[str]:
    """What to say above a table that is longer than a sheet can show; nothing of one that is not."""
    if count <= MAX_ROWS:
        return []
    return [f"Listen er lengre enn et ark kan vise. De første {texts.number(MAX_ROWS)} radene er tatt med."]


def settle_widths(sheet: Sheet, tables: Sequence[Sequence[Column]]) -> None:
    """Give each column of a sheet the width that the widest of its tables needs, before they are written.

    The tables after the first may ask for so much only: they share the page's width with the first.
    """
    for columns in tables:
        for at, column in enumerate(columns):
            width = _width(column, is_filtered=not sheet.book.is_published)
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
    sheet.worksheet.add_long_table(top, top + count, len(columns), options)


def _unique(columns: Sequence[Column]) -> list[str]:
    seen: dict[str, int] = {}
    headings = []
    for column in columns:
        heading = column.heading[:250]
        seen[heading.casefold()] = seen.get(heading.casefold(), 0) + 1
        times = seen[heading.casefold()]
        headings.append(heading if times == 1 else f"{heading} ({times})")
    return headings


def _lay(sheet: Sheet, columns: Sequence[Column], top: int, count: int, is_filtered: bool) -> None:
    widths = [sheet.widths.get(at, _DEFAULT_WIDTH) for at in range(len(columns))]
    heights = row_heights(
        [(column.content, width) for column, width in zip(columns, widths, strict=True) if not column.is_hidden], count
    )
    sheet.worksheet.set_row(
        top, heading_height([column.heading for column in columns], widths, is_filtered=is_filtered)
    )
    strips = []
    for at, column in enumerate(columns):
        leads = column.links if isinstance(column.links, Leads) else leads_of(column.links)
        leading = _leading(column.content, leads, sheet.worksheet.links_left)
        strips.append(_strip(sheet.book, column, leading, count))
        distinct, numbers = column.content
        shown = (str(distinct[number]) for number in numbers[leading].tolist())
        sheet.worksheet.add_links(at, (leading + top + 1).tolist(), leads.only(leading), shown)
    sheet.worksheet.lay(top + 1, strips, heights)


def _leading(content: Coded, leads: Leads, most: int) -> NDArray[np.intp]:
    """The rows that lead somewhere, as many as can."""
    blank = [number for number, value in enumerate(content.distinct) if value is None]
    is_shown = ~np.isin(content.numbers[: len(leads.numbers)], blank)
    return np.flatnonzero(is_shown & (leads.numbers >= 0))[:most]


def _strip(book: Book, column: Column, leading: NDArray[np.intp], count: int) -> Strip:
    """A column's different cells, each a value in a format, and which of them each row has."""
    (distinct, values), (looks, numbers) = column.content, _looks(column, leading, count)
    pairs, found = pd.factorize(values[:count].astype(np.int64) * len(looks) + numbers)
    forms = [_Forms(book, *look) for look in looks]
    value_of, look_of = (part.tolist() for part in np.divmod(found, len(looks)))
    cells = ((distinct[at], forms[look]) for at, look in zip(value_of, look_of, strict=True))
    shown = [(str(value) if form.is_link else value, form[value.__class__]) for value, form in cells]
    return Strip(shown, pairs.astype(np.int32))


def _looks(
    column: Column, leading: NDArray[np.intp], count: int
) -> tuple[list[tuple[Look, Tone | None, bool]], NDArray[np.int64] | int]:
    """Look and tone, and whether it leads somewhere: the different ones, and which of them each row has."""
    if not (column.tones or column.looks or len(leading)):
        return [(column.look, None, False)], 0
    looks, of_row = _members(column.looks, column.look, count)
    tones, tone_of_row = _members(column.tones, None, count)
    is_link = np.zeros(count, dtype=bool)
    is_link[leading] = True
    every = [(look, tone, leads) for look in looks for tone in tones for leads in (False, True)]
    return every, (of_row * len(tones) + tone_of_row) * 2 + is_link


def _members(given: Sequence[Any], usual: Any, count: int) -> tuple[list[Any], NDArray[np.int64]]:
    """The different members of an enumeration, or None, and by row the number of its own; one for all where none are.

    They are told apart by which object they are: to hash each would take most of the time that a cell takes.
    """
    if not given:
        return [usual], np.zeros(count, np.int64)
    by_id = {id(member): member for member in given}
    numbers, ids = pd.factorize(np.fromiter(map(id, given), np.int64, len(given)))
    return [by_id[member] for member in ids.tolist()], numbers[:count]


class _Forms(dict[type, Any]):
    """The formats of the cells with one look and tone, by the type of what stands in them."""

    def __init__(self, book: Book, look: Look, tone: Tone | None, is_link: bool) -> None:
        super().__init__()
        self._book, self._look, self._tone, self.is_link = book, look, tone, is_link

    def __missing__(self, kind: type) -> Any:
        self[kind] = self._made(kind)
        return self[kind]

    def _made(self, kind: type) -> Any:
        if self.is_link:
            return self._book.format(self._look, self._tone, True)
        if issubclass(kind, date):
            return self._book.format(Look.DATE, self._tone)
        is_text = issubclass(kind, str | NoneType)
        number = self._look if self._look not in (Look.TEXT, Look.WORD) else Look.INTEGER
        return self._book.format(self._look if is_text else number, self._tone)


def _width(column: Column, *, is_filtered: bool) -> float:
    """Room for the longest value, within the column's limit, and for the longest word of the heading."""
    words = max([min(len(column.heading), _SHORT_HEADING), *map(len, column.heading.split())])
    words += (BUTTON if is_filtered else 1) + (_INDENTS if column.look in NUMERIC else 0)
    values = longest(column.content) + 2 + (column.look in NUMERIC)
    return float(min(max(values, words, column.min_width), max(column.max_width, words)))


def _kept(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else f"{number_of(value):.16g}"
