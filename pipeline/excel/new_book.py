"""A new workbook as reports fill it: sheets with a cursor, texts, printing; tables and charts are beside."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.excel.new_links import inside, leads_of
from pipeline.excel.new_styles import LOOKS, Look, Part, heading_properties, properties
from pipeline.excel.new_workbook import create_workbook, mark_heading

_A4 = 9
_MAX_NAME = 31
_LINE = 115
_HEIGHTS = {Part.TITLE: 27, Part.HEADING: 24}
_LEVELS: dict[str, int] = {Part.TITLE: 1, Part.HEADING: 2}
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True)
class Figure:
    """One main figure, large, with what it counts below."""

    value: float | str
    label: str
    look: Look = Look.INTEGER
    unit: str = ""


def fit_name(name: str, taken: set[str]) -> str:
    """A sheet's name as Excel takes it, unlike those in ``taken``, to which it is added."""
    clean = _UNFIT.sub(" ", name).strip(" '") or "Ark"
    fitted, number = clean[:_MAX_NAME].strip(" '"), 1
    while fitted.casefold() in taken:
        number += 1
        fitted = f"{clean[: _MAX_NAME - len(str(number)) - 3].strip()} ({number})"
    taken.add(fitted.casefold())
    return fitted


class Book:
    """A workbook under construction; ``is_published`` follows the 36 points for workbooks that leave the house."""

    def __init__(self, workbook: Any, *, is_published: bool) -> None:
        self.workbook = workbook
        self.is_published = is_published
        self._names: set[str] = set()
        self._headings: dict[tuple[str, bool], Any] = {}
        self._forms: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.format = cache(self._format)

    def _format(self, part: str, tone: str | None = None, is_link: bool = False, number: str = "") -> Any:
        found = properties(part, tone, is_link=is_link, is_published=self.is_published)
        form = self.workbook.add_format({**found, "num_format": number} if number else found)
        if part in _LEVELS:
            mark_heading(form, _LEVELS[part])
        return form

    def form(self, wanted: Mapping[str, Any]) -> Any:
        """Format with these properties of XlsxWriter's, made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self._forms:
            self._forms[key] = self.workbook.add_format(dict(wanted))
        return self._forms[key]

    def heading_format(self, look: str, *, is_filtered: bool) -> Any:
        """Format of a column's heading."""
        if (look, is_filtered) not in self._headings:
            found = heading_properties(look, is_filtered=is_filtered, is_published=self.is_published)
            self._headings[look, is_filtered] = self.workbook.add_format(found)
        return self._headings[look, is_filtered]

    def sheet(self, name: str, widths: Sequence[float] = ()) -> Sheet:
        """Add a sheet; a name that Excel refuses, or that is taken, is made fit."""
        fitted = fit_name(name, self._names)
        return Sheet(self, self.workbook.add_worksheet(fitted), fitted, widths)


class Sheet:
    """One sheet; ``row`` is the next free row, counted from 0."""

    def __init__(self, book: Book, worksheet: Any, name: str, widths: Sequence[float]) -> None:
        self.book = book
        self.worksheet = worksheet
        self.name = name
        self.row = 0
        self.widths: dict[int, float] = {}
        self.are_widths_settled = False
        self._breaks: list[int] = []
        for column, width in enumerate(widths):
            self.set_width(column, width)
        worksheet.hide_gridlines(1 if book.is_published else 2)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        worksheet.fit_to_pages(1, 0)
        if not book.is_published:
            worksheet.set_footer("&L&9&A&R&9Side &P av &N")

    def set_width(self, column: int, width: float, *, is_hidden: bool = False) -> None:
        """Give a column its width, in characters."""
        self.widths[column] = width
        self.worksheet.set_column(column, column, width, None, {"hidden": is_hidden})

    def title(self, text: str, *leads: str) -> None:
        """The sheet's heading and the sentences below it."""
        self._line(text, Part.TITLE)
        for lead in leads:
            self._lines(lead, Part.LEAD)
        self.gap()

    def heading(self, text: str) -> None:
        """A heading within the sheet."""
        self._line(text, Part.HEADING)

    def text(self, text: str) -> None:
        """A paragraph, broken into lines that run over the columns to the right."""
        self._lines(text, Part.BODY)

    def link(self, text: str, sheet: str) -> None:
        """A line that leads to another sheet of the workbook."""
        self.worksheet.write_string(self.row, 0, text, self.book.format(Part.TEXT_LINK))
        self.worksheet.add_links(0, [self.row], leads_of([inside(sheet)]), [text])
        self.row += 1

    def gap(self) -> None:
        """An empty line; a published sheet has none."""
        if not self.book.is_published:
            self.row += 1

    def new_page(self) -> None:
        """Begin a new page on paper at the next free row."""
        self._breaks.append(self.row)
        self.worksheet.set_h_pagebreaks(self._breaks)

    def figures(self, figures: Sequence[Figure], first_column: int = 0) -> None:
        """Main figures side by side, one to a column."""
        self.worksheet.set_row(self.row, 33)
        self.worksheet.set_row(self.row + 1, 30)
        for column, figure in enumerate(figures, start=first_column):
            if isinstance(figure.value, str):
                self.worksheet.write_string(self.row, column, figure.value, self.book.format(Part.MISSING_FIGURE))
            else:
                number = str(LOOKS[figure.look]["num_format"]) + (f'" {figure.unit}"' if figure.unit else "")
                form = self.book.format(Part.FIGURE, number=number)
                self.worksheet.write_number(self.row, column, figure.value, form)
            self.worksheet.write_string(self.row + 1, column, figure.label, self.book.format(Part.LABEL))
        self.row += 2
        self.gap()

    def _lines(self, text: str, part: Part) -> None:
        for line in textwrap.wrap(text, _LINE, break_long_words=False, break_on_hyphens=False):
            self._line(line, part)

    def _line(self, text: str, part: Part) -> None:
        if part in _HEIGHTS:
            self.worksheet.set_row(self.row, _HEIGHTS[part])
        self.worksheet.write_string(self.row, 0, text, self.book.format(part))
        self.row += 1


@contextmanager
def open_book(path: Path, *, title: str, subject: str, created: date, is_published: bool = False) -> Iterator[Book]:
    """Open a new workbook to be filled; it is written when the block ends. Parameters as for ``create_workbook``."""
    with create_workbook(path, title=title, subject=subject, created=created) as workbook:
        yield Book(workbook, is_published=is_published)
