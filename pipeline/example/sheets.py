"""Writes one table to one sheet, and knows afterwards which cell shows what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.excel.new_cells import coded
from pipeline.excel.new_xml import Strip
from schemas.codelists import CodeList

Value = str | int | float | date | None

_TWO_LINES = 1.7
"""Length of a heading by its column's width from which it takes three lines."""
_A3, _A4, _WIDE = 8, 9, 16
"""Paper by XlsxWriter's numbers, and the columns beyond which a sheet takes the larger."""

_FORMS: dict[str, dict[str, Any]] = {
    "text": {},
    "left": {"align": "left"},
    "mid": {"align": "center"},
    "int": {"num_format": "0", "align": "center"},
    "area": {"num_format": "0.0"},
    "whole": {"num_format": "#,##0"},
    "kr": {"num_format": '#,##0 "kr"_)'},
    "kr_prefix": {"num_format": '"kr" #,##0_);;"–"_)'},
    "percent": {"num_format": "0 %", "align": "center"},
    "date": {"num_format": "dd.mm.yyyy", "align": "center"},
    "date_short": {"num_format": "d.m.yyyy", "align": "right"},
}


@dataclass(frozen=True)
class Column:
    """One column: the schema's name for it (empty when no table knows it), heading, look and where values come from."""

    code: str
    heading: str
    value: Callable[[Any], Value]
    form: str = "text"
    width: float = 11
    choices: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table in a sheet: what stands above it, its columns and its rows."""

    table: str
    file: str
    name: str
    columns: tuple[Column, ...]
    records: Sequence[Any]
    above: tuple[str, ...] = ()
    blank_above: int = 1
    frozen_columns: int = 1

    @property
    def header_row(self) -> int:
        """Zero-based row of the headings."""
        return len(self.above) + (self.blank_above if self.above else 0)

    @property
    def last_row(self) -> int:
        """Zero-based last row of the records; the first row below the headings when there are none."""
        return self.header_row + max(1, len(self.records))

    def cell(self, code: str, index: int) -> str:
        """Address of a column's cell in record number ``index``."""
        position = [column.code for column in self.columns].index(code)
        return f"{letters(position)}{self.header_row + 2 + index}"

    def area(self, code: str) -> str:
        """Addresses of a whole column, without its heading."""
        position = letters([column.code for column in self.columns].index(code))
        return f"{position}{self.header_row + 2}:{position}{self.last_row + 1}"


@dataclass(frozen=True)
class Look:
    """How a workbook looks: font and the colours of its headings."""

    font: str = "Calibri"
    size: int = 11
    header_fill: str = ""
    header_text: str = "#000000"
    title: str = "#1F3864"


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, look: Look) -> None:
        self._book, self._look = book, look
        self._made: dict[str, Any] = {}
        base = {"font_name": look.font, "font_size": look.size}
        book.formats[0].set_font_name(look.font)
        book.formats[0].set_font_size(look.size)
        header: dict[str, Any] = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}
        if look.header_fill:
            header |= {"bg_color": look.header_fill, "font_color": look.header_text}
        self._settings: dict[str, dict[str, Any]] = {name: base | form for name, form in _FORMS.items()}
        self._settings["header"] = base | header
        self._settings["title"] = base | {"bold": True, "font_size": look.size + 4, "font_color": look.title}
        self._settings["note"] = base | {"italic": True, "font_color": "#595959"}
        self._settings["bold"] = base | {"bold": True}

    def get(self, name: str, **more: Any) -> Any:
        """The format called ``name``, with further properties laid over it."""
        key = f"{name} {sorted(more.items())}"
        if key not in self._made:
            self._made[key] = self._book.add_format(self._settings[name] | more)
        return self._made[key]

    def header(self, form: str) -> Any:
        """The format of a heading, aligned as the column below it."""
        align = _FORMS[form].get("align", "right" if "num_format" in _FORMS[form] else "left")
        return self.get("header", align=align, indent=1 if align == "right" else 0)


def write_sheet(book: Any, sheet: Sheet, styles: Styles) -> Any:
    """Write ``sheet`` as a plain range with headings, filter, frozen panes and drop-downs; returns the worksheet."""
    worksheet = book.add_worksheet(sheet.name)
    _set_columns(worksheet, sheet, styles)
    if sheet.above:
        worksheet.set_row(0, 22)
    for row, text in enumerate(sheet.above):
        worksheet.write_string(row, 0, text, styles.get("title" if row == 0 else "note"))
    longest = max(len(column.heading) / column.width for column in sheet.columns)
    worksheet.set_row(sheet.header_row, 48 if longest > _TWO_LINES else 32)
    for position, column in enumerate(sheet.columns):
        worksheet.write_string(sheet.header_row, position, column.heading, styles.header(column.form))
    write_rows(worksheet, sheet, styles)
    worksheet.freeze_panes(sheet.header_row + 1, sheet.frozen_columns)
    _print_settings(worksheet, sheet)
    return worksheet


def write_rows(worksheet: Any, sheet: Sheet, styles: Styles) -> None:
    """Write the records, one row each; nothing and empty texts leave the cell empty."""
    strips = [_strip(column, sheet.records, styles) for column in sheet.columns]
    worksheet.lay(sheet.header_row + 1, strips, shares_texts=True)


def _strip(column: Column, records: Sequence[Any], styles: Styles) -> Strip:
    distinct, numbers = coded([column.value(record) for record in records])
    form = styles.get(column.form)
    return Strip([(None, None) if value is None or value == "" else (value, form) for value in distinct], numbers)


def yes_or_no(value: bool | None) -> Value:
    """«ja» or «nei»; nothing where nobody knows."""
    return None if value is None else "ja" if value else "nei"


def words(codes: CodeList) -> dict[str, str]:
    """Labels by code; nothing for no code."""
    return {"": ""} | dict(zip(codes.values, codes.labels, strict=True))


def add_filter(worksheet: Any, sheet: Sheet) -> None:
    """Filter buttons on the headings."""
    worksheet.autofilter(sheet.header_row, 0, sheet.last_row, len(sheet.columns) - 1)


def letters(position: int) -> str:
    """Letters of a zero-based column."""
    text = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _set_columns(worksheet: Any, sheet: Sheet, styles: Styles) -> None:
    for position, column in enumerate(sheet.columns):
        options = {"hidden": True} if column.hidden else {}
        worksheet.set_column(position, position, column.width, styles.get(column.form), options)
        if column.choices:
            worksheet.data_validation(
                sheet.header_row + 1,
                position,
                sheet.last_row + 200,
                position,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": "Velg fra listen",
                    "error_message": "Verdien står ikke i listen. Vil du bruke den likevel?",
                    "error_type": "warning",
                },
            )


def _print_settings(worksheet: Any, sheet: Sheet) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(_A3 if len(sheet.columns) > _WIDE else _A4)
    worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(sheet.header_row)
    worksheet.set_footer("&L&F – &A&RSide &P av &N")
