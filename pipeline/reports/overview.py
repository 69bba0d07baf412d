"""The front sheet of the statistics: main figures large, and charts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import texts
from pipeline.excel.new_book import Figure, Sheet
from pipeline.excel.new_charts import Chart, add_bars, add_lines
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.flow import Indicator, Results
from pipeline.reports.wording import CLASS_COLOURS, indicator_value, period_text, standing, value_look
from schemas.codelists import SUITABILITY_CLASS

_MAIN = (
    ("dwellings_total", "family_suitable_share_pct", "dwellings_suitable_3_plus", "dwellings_suitable_0_3"),
    ("startlan_family_share_count_pct", "startlan_family_share_amount_pct", "turnover_pct", "vacancy_days"),
    ("shared_places", "shared_places_occupied", "shared_places_free", "shared_occupancy_pct"),
)
"""Codes of the figures shown large, row by row; those that the run does not make are passed over."""
_SHARES = ("startlan_family_share_count_pct", "startlan_family_share_amount_pct")
_CHART_ROWS = 17
_HALF, _WHOLE = (530, 320), (1076, 320)


def write_overview(sheet: Sheet, results: Results, capacity: Area | None) -> None:
    """Write main figures, charts, and the small tables that the charts show."""
    for column in range(4):
        sheet.set_width(column, 38)
    sheet.title("Statistikk", standing(results.context))
    for codes in _MAIN:
        found = [item for code in codes if (item := latest(results.summary.indicators, code)) is not None]
        if found:
            sheet.figures([_figure(item, results) for item in found])
    if not results.summary.indicators:
        sheet.text(f"Tallene er {texts.NOT_COMPUTED}. Se «Avvik.xlsx» for hva som mangler.")
    charts_row = sheet.row
    if capacity is not None:
        sheet.worksheet.set_h_pagebreaks([charts_row + _CHART_ROWS])
    has_bars = results.assessment.is_computed or bool(_shares(results))
    sheet.row += _CHART_ROWS * (has_bars + (capacity is not None))
    classes, shares = _write_classes(sheet, results), _write_shares(sheet, results)
    _add_charts(sheet, charts_row, classes, shares, capacity)
    for name in ("Indikatorer", "KOSTRA 13", "Startlån", "Kapasitet"):
        sheet.link(f"Gå til «{name}»", name)


def latest(indicators: Sequence[Indicator], code: str) -> Indicator | None:
    """The indicator for all, not for a group, of the latest period; None when the run does not make it."""
    found = [item for item in indicators if item.code == code and item.group is None]
    return max(found, key=lambda item: item.period, default=None)


def _figure(item: Indicator, results: Results) -> Figure:
    period = period_text(item.period, results.context)
    label = item.title if period in item.title else f"{item.title}, {period}"
    unit = item.unit if item.unit == "%" else ""
    return Figure(indicator_value(item), label, value_look(item), unit)


def _write_classes(sheet: Sheet, results: Results) -> Area | None:
    if not results.assessment.is_computed:
        return None
    counts = [int((results.assessment.classes == code).sum()) for code in SUITABILITY_CLASS.values]
    sheet.heading("Tallene bak figurene")
    columns = [Column("Klasse", SUITABILITY_CLASS.labels), Column("Antall boliger", counts, Look.INTEGER)]
    return write_table(sheet, columns, name="Figur_klasser", is_main=False)


def _shares(results: Results) -> dict[tuple[str, str], float]:
    """Families' shares by code and year, where they were computed."""
    return {
        (item.code, item.period): item.value
        for item in results.summary.indicators
        if item.code in _SHARES and item.group is None and len(item.period) == len("2019") and item.value is not None
    }


def _write_shares(sheet: Sheet, results: Results) -> Area | None:
    """Families with children among start-up loans, year by year; None when no year was computed."""
    values = _shares(results)
    years = sorted({year for _, year in values})
    if not years:
        return None
    columns = [
        Column("År", [period_text(year, results.context) for year in years]),
        Column("Andel av sakene (%)", [values.get((_SHARES[0], year)) for year in years], Look.DECIMAL),
        Column("Andel av kronene (%)", [values.get((_SHARES[1], year)) for year in years], Look.DECIMAL),
    ]
    return write_table(sheet, columns, name="Figur_startlan", is_main=False)


def _add_charts(sheet: Sheet, row: int, classes: Area | None, shares: Area | None, capacity: Area | None) -> None:
    if classes is not None:
        about = Chart(
            "Boliger etter egnethet for barnefamilier",
            [("Antall boliger", 1)],
            (row, 0),
            _HALF,
            "Antall boliger i hver klasse. Tallene står i tabellen under figurene.",
        )
        add_bars(sheet, classes, about, colours=CLASS_COLOURS, is_horizontal=True)
    if shares is not None:
        about = Chart(
            "Barnefamilier blant startlån, andel i prosent",
            [("Andel av sakene", 1), ("Andel av kronene", 2)],
            (row, 2),
            _HALF,
            "Andel barnefamilier blant startlån per år. Tallene står i tabellen under figurene.",
        )
        add_bars(sheet, shares, about, number_format="0")
    if capacity is not None:
        about = Chart(
            "Plasser og beboere i fellesboliger",
            [("Plasser", 1), ("Belagt", 2)],
            (row + _CHART_ROWS * (classes is not None or shares is not None), 0),
            _WHOLE,
            "Plasser og belagte plasser dag for dag. Tallene står i arket «Kapasitet».",
        )
        add_lines(sheet, capacity, about)
