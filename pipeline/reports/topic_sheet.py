"""One topic of the meeting as a sheet: large figures, then each table with its chart below it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pipeline.excel.new_book import Book, Figure, Sheet
from pipeline.excel.new_charts import Chart, add_bars, add_lines
from pipeline.excel.new_inputs import offer_choices
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, settle_widths, write_table
from pipeline.reports.row_links import CELL, FILE, SHEET, places_of, source_links
from pipeline.reports.row_looks import look_of
from pipeline.topic import Topic, TopicChart, TopicFigure, TopicTable, Typed

_CHART_ROWS, _CHART_SIZE = 14, (1100, 260)
_USUAL, _WIDE, _LONG = 44.0, 76.0, 130
"""Most widths of columns, the second where some text has more signs than the third."""
_SHORT = 8
"""A table of so many rows and its chart go on one page."""


def write_topic(book: Book, topic: Topic, number: int, link_base: str) -> str:
    """Write the sheet of one topic; gives its name.

    ``number`` tells the tables of the topics apart; for ``link_base`` see ``write_inntaksteam``.
    """
    sheet = book.sheet(topic.title)
    sheet.title(topic.title, topic.lead)
    if topic.missing:
        sheet.text(topic.missing)
        return sheet.name
    if topic.figures:
        sheet.figures([_figure(figure) for figure in topic.figures])
    columns = [_columns(table, link_base) for table in topic.tables]
    settle_widths(sheet, columns)
    for at, table in enumerate(topic.tables, start=1):
        name = f"Tema_{number}_{at}"
        _write_table(sheet, table, columns[at - 1], name, is_main=at == 1, is_alone=len(topic.tables) == 1)
    return sheet.name


def _figure(figure: TopicFigure) -> Figure:
    value = "ikke beregnet" if figure.value is None else figure.value
    return Figure(value, figure.label, Look.of_decimals(figure.decimals), figure.unit)


def _write_table(
    sheet: Sheet, table: TopicTable, columns: list[Column], name: str, *, is_main: bool, is_alone: bool
) -> None:
    if table.chart is not None and not is_main:
        sheet.new_page()
    sheet.heading(table.title)
    if table.note:
        sheet.text(table.note)
    area = write_table(sheet, columns, name=name, is_main=is_main, is_alone=is_alone, empty=table.empty)
    if table.typed is not None and len(table.rows):
        _offer(sheet, area, table.typed, [column.heading for column in columns])
    if table.chart is not None and len(table.rows):
        if len(table.rows) > _SHORT:
            sheet.new_page()
        _add_chart(sheet, area, table.chart, [column.heading for column in columns])


def _columns(table: TopicTable, link_base: str) -> list[Column]:
    rows = table.rows
    shown = [str(heading) for heading in rows.columns if heading not in (FILE, SHEET, CELL)]
    columns = [
        Column(heading, rows[heading], look_of(rows[heading]), max_width=_max_width(rows[heading])) for heading in shown
    ]
    if CELL in rows.columns:
        sources = [f"{sheet}!{cell}" if cell else "" for _, sheet, cell in places_of(rows)]
        columns.append(Column("Kilde", sources, links=source_links(rows, link_base), max_width=26))
    return [*columns, *(_typed_columns(table.typed) if table.typed is not None else ())]


def _max_width(values: pd.Series) -> float:
    """Wider for sentences, so that rows are not ten lines high."""
    is_text = pd.api.types.is_string_dtype(values.dtype)
    return _WIDE if is_text and values.str.len().max() > _LONG else _USUAL


def _typed_columns(typed: Typed) -> Iterator[Column]:
    for heading in map(str, typed.shown.columns):
        look = Look.WORD if heading in typed.choices else Look.TEXT
        yield Column(heading, typed.shown[heading], look, [Tone.INPUT] * len(typed.shown), min_width=16)
    for heading in map(str, typed.hidden.columns):
        yield Column(heading, typed.hidden[heading], is_hidden=True)


def _offer(sheet: Sheet, area: Area, typed: Typed, headings: list[str]) -> None:
    """A drop-down in each column with choices."""
    for heading, choices in typed.choices.items():
        rows = range(area.first_row, area.last_row + 1)
        offer_choices(sheet, rows, headings.index(heading), choices, heading, typed.prompt)


def _add_chart(sheet: Sheet, area: Area, chart: TopicChart, headings: list[str]) -> None:
    series = [(heading, headings.index(heading)) for heading in chart.columns]
    about = Chart(chart.title, series, (sheet.row, 0), _CHART_SIZE, chart.description)
    (add_lines if chart.is_lines else add_bars)(sheet, area, about)
    sheet.row += _CHART_ROWS
    sheet.gap()
