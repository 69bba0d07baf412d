"""Sheets «Utvikling» and «Måned for måned»: the figures that management follows, as charts and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import texts
from pipeline.excel.new_book import Book, Sheet
from pipeline.excel.new_charts import Chart, add_months
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, write_table
from pipeline.history.series import History
from schemas.reports.followed import PANELS, Followed, Panel, Span

CHARTS, TABLE = "Utvikling", "Måned for måned"
INSIDE = "Tallene er ikke prikket. Arket er til bruk i kommunen og skal ikke sendes ut."
CHART_ROWS, CHART_SIZE = 15, (530, 285)
_ROWS_A_PAGE = 2
_NEARLY_ALL = 80
_COLUMNS = 4
_WIDTH = 38.0


def write_development(book: Book, history: History) -> None:
    """Write the series up to this month; ``history`` holds at least its run."""
    charts, table = book.sheet(CHARTS, widths=(_WIDTH,) * _COLUMNS), book.sheet(TABLE)
    followed = [
        figure
        for panel in PANELS
        for figure in panel.figures
        if any(value is not None for value in _of(history, figure))
    ]
    area = _write_table(table, history, followed)
    charts.title(CHARTS, *_leads(history), INSIDE)
    if len(history.runs) == 1:
        charts.text(f"Serien begynner nå: {texts.month(history.runs[0].period)} er den første måneden.")
        charts.text("Figurene kommer når det er kjørt for en måned til.")
    else:
        _write_charts(charts, history, followed, area)
    charts.link(f"Gå til «{TABLE}»", TABLE)


def look_of(unit: str) -> Look:
    """Number format of a followed figure."""
    return {"%": Look.DECIMAL, "kr": Look.KRONER}.get(unit, Look.INTEGER)


def top_of(values: Sequence[float | None], panel: Panel) -> float | None:
    """The axis of a share that is nearly all ends at all of it; the program finds the others' ends itself."""
    known = [value for value in values if value is not None]
    is_high = all(figure.is_share for figure in panel.figures) and max(known, default=0) > _NEARLY_ALL
    return 100 if is_high and max(known) <= 100 else None


def missing_months(history: History) -> list[str]:
    """Months between the first and the last run that were not run."""
    return [month for month in history.months if history.run_of(month) is None]


def _leads(history: History) -> list[str]:
    first, last = (texts.month(run.period) for run in (history.runs[0], history.runs[-1]))
    if len(history.runs) == 1:
        return []
    gaps = missing_months(history)
    if not gaps:
        return [f"Fra {first} til {last}. Alle månedene er kjørt."]
    named = texts.listed([texts.month(month) for month in gaps])
    return [f"Fra {first} til {last}. Ikke kjørt: {named}. Der er det hull i linjene; ingenting er anslått."]


def _of(history: History, figure: Followed) -> list[float | None]:
    """The figure month by month; None where it was not run or not computed."""
    return [history.value(figure, month) for month in history.months]


def _write_table(sheet: Sheet, history: History, followed: list[Followed]) -> Area:
    sheet.title(
        TABLE,
        *_leads(history),
        "Én rad per måned. Tallene er slik de var i månedens kjøring; kjøres en måned på nytt, byttes raden ut.",
        f"{INSIDE} Alle tallene ligger i «historikk.csv».",
    )
    columns = [
        Column("Måned", [texts.short_month(month) for month in history.months], min_width=12),
        *(
            Column(
                _heading(figure),
                _of(history, figure),
                look_of(figure.unit),
                tones=[Tone.UNCLEAR if value is None else None for value in _of(history, figure)],
                max_width=15,
            )
            for figure in followed
        ),
        Column("Merknad", _remarks(history, followed), max_width=40),
    ]
    return write_table(sheet, columns, name="Maaned_for_maaned", keep_columns=1)


def _heading(figure: Followed) -> str:
    so_far = ", hittil i året" if figure.span is Span.YEAR else ""
    return f"{figure.name}{so_far} ({figure.unit})"


def _remarks(history: History, followed: list[Followed]) -> list[str]:
    """Why cells of a month are empty."""
    remarks = []
    for at, month in enumerate(history.months):
        empty = [figure.name for figure in followed if _of(history, figure)[at] is None]
        if history.run_of(month) is None:
            remarks.append("Ikke kjørt.")
        else:
            remarks.append(f"Ikke beregnet: {texts.listed(empty)}." if empty else "")
    return remarks


def _write_charts(sheet: Sheet, history: History, followed: list[Followed], area: Area) -> None:
    """Two charts side by side; one for each panel with at least two months."""
    shown = [panel for panel in PANELS if any(_has_line(history, figure) for figure in panel.figures)]
    first = sheet.row
    for number, panel in enumerate(shown):
        if number and number % (2 * _ROWS_A_PAGE) == 0:
            sheet.row = first + number // 2 * CHART_ROWS
            sheet.new_page()
        series = [(item.short, followed.index(item) + 1) for item in panel.figures if _has_line(history, item)]
        at = (first + number // 2 * CHART_ROWS, number % 2 * (_COLUMNS // 2))
        about = Chart(panel.title, series, at, CHART_SIZE, _description(history, panel))
        add_months(sheet, area, about, top_of([value for item in panel.figures for value in _of(history, item)], panel))
    sheet.row = first + -(-len(shown) // 2) * CHART_ROWS


def _has_line(history: History, figure: Followed) -> bool:
    return sum(value is not None for value in _of(history, figure)) > 1


def _description(history: History, panel: Panel) -> str:
    """The chart in words: what each line begins and ends with."""
    lines = []
    for figure in panel.figures:
        known = [
            (month, value)
            for month, value in zip(history.months, _of(history, figure), strict=True)
            if value is not None
        ]
        if len(known) > 1:
            ends = [f"{texts.number(value)} i {texts.month(month)}" for month, value in (known[0], known[-1])]
            lines.append(f"{figure.short}: {ends[0]}, {ends[1]}.")
    return f"{panel.title}. {' '.join(lines)} Tallene står i arket «{TABLE}»."
