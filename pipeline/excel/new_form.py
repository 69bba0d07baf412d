"""Empty tables in new workbooks, ready for people to fill in: notes, drop-downs, limits and number formats."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pipeline.excel.new_book import Sheet
from pipeline.excel.new_styles import BASE, BLUE, INK, LINE, MUTED, PALE_BLUE

_LAST_ROW = 1_048_575
_A3, _MANY_COLUMNS = 8, 16
_FIRST_DAY, _LAST_DAY = date(1910, 1, 1), date(2199, 12, 31)
"""A day in 1905 is what a spreadsheet makes of a year typed alone."""
_BUTTON, _LINE_HEIGHT, _NOTE_CHARS = 4, 15, 42
_MOST_WIDTH = 60


class Entry(StrEnum):
    """What is typed in a column, as a number format."""

    TEXT = "@"
    """Stays as typed: leading zeros are kept and 5/12 is no date."""
    FREE = "General"
    INTEGER = "0"
    KRONER = "#,##0"
    DATE = "dd.mm.yyyy"


class Filler(StrEnum):
    """Who fills the column in, as its heading shows."""

    MUST = "must"
    MAY = "may"
    PROGRAM = "program"


_HEADINGS: dict[str, dict[str, Any]] = {
    Filler.MUST: {"bg_color": BLUE, "font_color": "#FFFFFF"},
    Filler.MAY: {"bg_color": PALE_BLUE, "font_color": INK},
    Filler.PROGRAM: {"bg_color": "#E4E7EB", "font_color": MUTED, "italic": True},
}


@dataclass(frozen=True)
class Field:
    """One column to be filled in.

    ``choices`` makes a drop-down; numbers outside ``minimum`` and ``maximum`` are refused; ``texts`` are rows in which
    what is typed must stay as typed whatever the column says.
    """

    heading: str
    note: str
    entry: Entry = Entry.FREE
    filler: Filler = Filler.MAY
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    min_width: float = 12
    texts: frozenset[int] = frozenset()


def write_form(sheet: Sheet, fields: Sequence[Field], rows: Sequence[Sequence[Any]], *, name: str) -> None:
    """Write an Excel table at the sheet's next free row, with the rows given or an empty one.

    Parameters
    ----------
    rows
        Cells in the order of ``fields``: text, number, date or None.
    name
        The table's name in Excel; letters, digits and underscores, unique in the workbook.
    """
    worksheet, top, filled = sheet.worksheet, sheet.row, rows or [[None] * len(fields)]
    formats = [_cell_format(sheet, field.entry) for field in fields]
    for at, field in enumerate(fields):
        width = _width(field, [row[at] for row in rows])
        sheet.widths[at] = width
        worksheet.set_column(at, at, width, formats[at])
    columns = [{"header": field.heading, "header_format": _heading_format(sheet, field)} for field in fields]
    options = {"name": name, "style": "Table Style Light 1", "columns": columns}
    worksheet.add_table(top, 0, top + len(filled), len(fields) - 1, options)
    lines = max(len(textwrap.wrap(field.heading, int(sheet.widths[at]) - _BUTTON)) for at, field in enumerate(fields))
    worksheet.set_row(top, _LINE_HEIGHT * lines + 6)
    for at, field in enumerate(fields):
        _write_note(worksheet, top, at, field.note)
        _limit(worksheet, top + 1, at, field)
        for number, row in enumerate(filled):
            text = _cell_format(sheet, Entry.TEXT) if number in field.texts else formats[at]
            _write(worksheet, top + 1 + number, at, row[at], text)
    worksheet.hide_gridlines(1)
    worksheet.freeze_panes(top + 1, 1)
    worksheet.repeat_rows(top)
    if len(fields) > _MANY_COLUMNS:
        worksheet.set_paper(_A3)


def _cell_format(sheet: Sheet, entry: Entry) -> Any:
    align = {"align": "left"} if entry in (Entry.TEXT, Entry.FREE) else {}
    return sheet.book.form({**BASE, "num_format": str(entry), **align})


def _heading_format(sheet: Sheet, field: Field) -> Any:
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "left", "border": 1, "border_color": LINE}
    return sheet.book.form({**BASE, **look, **_HEADINGS[field.filler]})


def _width(field: Field, values: Sequence[Any]) -> float:
    words = max(map(len, field.heading.split())) + _BUTTON
    longest = max((len(str(item)) + 2 for item in (*field.choices, *values) if isinstance(item, str)), default=0)
    return float(max(words, field.min_width, min(longest, _MOST_WIDTH)))


def _write(worksheet: Any, row: int, at: int, value: Any, form: Any) -> None:
    if value is None or value == "":
        worksheet.write_blank(row, at, None, form)
    elif isinstance(value, str):
        worksheet.write_string(row, at, value, form)
    elif isinstance(value, date):
        worksheet.write_datetime(row, at, value, form)
    else:
        worksheet.write_number(row, at, value, form)


def _write_note(worksheet: Any, row: int, at: int, note: str) -> None:
    lines = sum(len(textwrap.wrap(line, _NOTE_CHARS)) or 1 for line in note.splitlines())
    worksheet.write_comment(row, at, note, {"width": 280, "height": 18 * lines + 12, "font_size": 9, "author": ""})


def _limit(worksheet: Any, first_row: int, at: int, field: Field) -> None:
    """Refuse what the column cannot hold; nobody is refused in what the program fills in."""
    rule = None if field.filler is Filler.PROGRAM else _rule(field)
    if rule:
        title = field.heading[:32]
        worksheet.data_validation(first_row, at, _LAST_ROW, at, {**rule, "error_title": title})


def _rule(field: Field) -> Mapping[str, Any] | None:
    if field.choices:
        return {"validate": "list", "source": list(field.choices), "error_message": "Velg en av verdiene i listen."}
    if field.entry is Entry.DATE:
        message = "Skriv en dato, for eksempel 31.10.2019."
        between = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        return {"validate": "date", **between, "error_message": message}
    if field.minimum is None or field.maximum is None:
        return None
    kind, word = ("integer", "et helt tall") if field.entry is Entry.INTEGER else ("decimal", "et tall")
    low, high = (f"{limit:.0f}".replace("-", "\u2212") for limit in (field.minimum, field.maximum))
    between = {"criteria": "between", "minimum": field.minimum, "maximum": field.maximum}
    return {"validate": kind, **between, "error_message": f"Skriv {word} fra {low} til {high}."}
