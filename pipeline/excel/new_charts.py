"""Native charts in new workbooks: bars by category and lines over time, plain and labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.excel.new_book import Sheet
from pipeline.excel.new_styles import BLUE, FONT, GREY, INK, LIGHT_BLUE, LINE, MUTED, OCHRE
from pipeline.excel.new_table import Area

SERIES_COLOURS = (BLUE, OCHRE, LIGHT_BLUE, GREY)


@dataclass(frozen=True)
class Chart:
    """What every chart says of itself.

    Parameters
    ----------
    series
        Name of each series and its column in the table.
    at, size
        Row and column of the upper left corner, from 0; width and height in pixels.
    description
        What the chart shows, read aloud to those who do not see it.
    """

    title: str
    series: Sequence[tuple[str, int]]
    at: tuple[int, int]
    size: tuple[int, int]
    description: str


def add_bars(
    sheet: Sheet,
    area: Area,
    about: Chart,
    *,
    colours: Sequence[str] = (),
    is_horizontal: bool = False,
    number_format: str = "#,##0",
) -> None:
    """Insert bars over the categories in a table's first column; ``colours`` is one per category of a single series."""
    chart = sheet.book.workbook.add_chart({"type": "bar" if is_horizontal else "column"})
    for (name, column), colour in zip(about.series, SERIES_COLOURS, strict=False):
        options: dict[str, Any] = {
            "name": name,
            **_cells(area, column),
            "fill": {"color": colour},
            "gap": 60,
            "data_labels": {"value": True, "num_format": number_format, "font": _font(10)},
        }
        if colours:
            options["points"] = [{"fill": {"color": each}} for each in colours]
        chart.add_series(options)
    categories: dict[str, Any] = {"num_font": _font(10), "line": {"color": LINE}, "major_tick_mark": "none"}
    values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    if is_horizontal:
        chart.set_x_axis(values)
        chart.set_y_axis({**categories, "reverse": True, "major_gridlines": {"visible": False}})
    else:
        chart.set_x_axis(categories)
        chart.set_y_axis(values)
    _finish(sheet, chart, about)


def add_lines(sheet: Sheet, area: Area, about: Chart) -> None:
    """Insert lines over the days in a table's first column."""
    chart = sheet.book.workbook.add_chart({"type": "line"})
    for (name, column), colour in zip(about.series, SERIES_COLOURS, strict=False):
        chart.add_series(
            {
                "name": name,
                **_cells(area, column),
                "line": {"color": colour, "width": 2.25, "dash_type": "solid" if colour == BLUE else "dash"},
            }
        )
    chart.set_x_axis(
        {
            "date_axis": True,
            "num_format": "mm.yyyy",
            "major_unit": 1,
            "major_unit_type": "months",
            "num_font": {**_font(9), "rotation": -45},
            "line": {"color": LINE},
        }
    )
    chart.set_y_axis(
        {
            "min": 0,
            "num_font": _font(9),
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
            "line": {"none": True},
        }
    )
    _finish(sheet, chart, about)


def add_months(sheet: Sheet, area: Area, about: Chart, top: float | None = None) -> None:
    """Insert lines over the months in a table's first column, with a mark for each; an empty cell leaves a gap.

    ``top`` is where the values' axis ends, when that is settled.
    """
    chart = sheet.book.workbook.add_chart({"type": "line"})
    styles = zip(SERIES_COLOURS, ("solid", "dash"), ("circle", "diamond"), strict=False)
    for (name, column), (colour, dash, mark) in zip(about.series, styles, strict=False):
        chart.add_series(
            {
                "name": name,
                **_cells(area, column),
                "line": {"color": colour, "width": 2.25, "dash_type": dash},
                "marker": {"type": mark, "size": 6, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.show_blanks_as("gap")
    chart.set_x_axis({"num_font": {**_font(9), "rotation": -45}, "line": {"color": LINE}})
    chart.set_y_axis(
        {
            "min": 0,
            "max": top,
            "num_format": "#,##0",
            "num_font": _font(9),
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
            "line": {"none": True},
        }
    )
    _finish(sheet, chart, about)


def _cells(area: Area, column: int) -> dict[str, Any]:
    """The categories and values of a series: where they stand, and what the chart keeps of them."""
    return {
        "categories": area.reference(0),
        "categories_data": area.kept(0),
        "values": area.reference(column),
        "values_data": area.kept(column),
    }


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": INK}


def _finish(sheet: Sheet, chart: Any, about: Chart) -> None:
    chart.set_title(
        {"name": about.title, "name_font": {"name": FONT, "size": 12, "bold": True, "color": BLUE}, "overlay": False}
    )
    chart.set_legend(
        {"none": True} if len(about.series) == 1 else {"position": "bottom", "font": {**_font(10), "color": MUTED}}
    )
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": about.size[0], "height": about.size[1]})
    sheet.worksheet.insert_chart(
        *about.at, chart, {"description": about.description, "object_position": 2, "y_offset": 4}
    )
