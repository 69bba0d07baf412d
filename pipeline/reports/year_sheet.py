"""The year's report: sentences to copy, charts beside the year before, and the figures behind them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import texts
from pipeline.context import Context
from pipeline.excel.new_book import Book, Sheet
from pipeline.excel.new_charts import Chart, add_months
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Area, Column, settle_widths, write_table
from pipeline.history.series import Told
from pipeline.history.year import Month, Year, least, mean, most
from pipeline.reports.development_sheets import CHART_ROWS, CHART_SIZE, INSIDE, look_of, top_of
from pipeline.reports.year_sentences import sentences
from schemas.reports.followed import ALSO_IN_YEAR, PANELS, Followed, Span

_ALL = (*(figure for panel in PANELS for figure in panel.figures), *ALSO_IN_YEAR)
_CHARTED = ("waiting_list_total", "shared_occupancy_pct", "vacancy_days", "startlan_cases_paid")
"""The figures shown month by month beside the year before."""


def write_year(book: Book, year: Year, context: Context) -> None:
    """Write the report of one year on a sheet of its own."""
    name = f"Året {year.year}" if year.is_finished else f"Hittil i {year.year}"
    sheet = book.sheet(name)
    sheet.title(name, *_leads(year))
    levels, flows, months = (
        [figure for figure in _ALL if figure.span is span and _is_known(year, figure)]
        for span in (Span.DAY, Span.YEAR, Span.MONTH)
    )
    tables = {
        "Nivå": (_level_columns(year, levels), "Niva"),
        "I løpet av året": (_flow_columns(year, flows), "I_aret"),
        "Tall for hver måned": (_month_columns(year, months), "Hver_maned"),
    }
    charted = _charted(year)
    by_month = _by_month_columns(year, charted)
    settle_widths(sheet, [*(columns for columns, _ in tables.values()), by_month])
    _write_sentences(sheet, year, context)
    if len(year.runs) > 1 and charted:
        sheet.new_page()
    charts_row = sheet.row
    if len(year.runs) > 1:
        sheet.row += -(-len(charted) // 2) * CHART_ROWS
    sheet.new_page()
    sheet.text("Endring i andeler er i prosentpoeng. En tom celle er et tall som ingen kjøring har fortalt.")
    for heading, (columns, table) in tables.items():
        if columns[0].values:
            sheet.heading(heading)
            write_table(sheet, columns, name=f"{table}_{year.year}", is_main=False)
    sheet.heading("Måned for måned")
    area = write_table(sheet, by_month, name=f"Maned_for_maned_{year.year}", is_main=False)
    if len(year.runs) > 1:
        _add_charts(sheet, charts_row, year, charted, area)


def _leads(year: Year) -> list[str]:
    """Which months the report rests on."""
    stand = f"Tallene står per {texts.day(year.until)}."
    if not year.missing:
        span = f"{texts.month(year.months[0])} til {texts.month(year.months[-1])}"
        runs = "Alle månedene er kjørt" if len(year.months) > 1 else "Måneden er kjørt"
        return [f"{stand} {runs}: {span}." if len(year.months) > 1 else f"{stand} {runs}.", INSIDE]
    there = texts.listed([texts.MONTHS[int(run.period[5:]) - 1] for run in year.runs])
    gone = texts.listed([texts.MONTHS[int(month[5:]) - 1] for month in year.missing])
    return [
        f"{stand} Kjørt: {there}. Ikke kjørt: {gone}.",
        "Snitt, laveste og høyeste gjelder bare månedene som er kjørt. Ingenting er anslått.",
        INSIDE,
    ]


def _write_sentences(sheet: Sheet, year: Year, context: Context) -> None:
    limit = context.whole("min_publish_persons")
    sheet.heading("Setninger til årsmeldingen")
    sheet.text(
        f"O er offisielle tall, M er kommunens egne. Setninger om færre enn {texts.number(limit)} husstander eller "
        "saker er utelatt. Skal noe publiseres, så bruk tallene i «Husbanken.xlsx», der små tall er holdt tilbake."
    )
    for label, sentence in sentences(year, limit):
        sheet.text(f"{label}: {sentence}")
    sheet.gap()


def _is_known(year: Year, figure: Followed) -> bool:
    return year.now(figure) is not None or bool(year.values(figure))


def _value(told: Told | None) -> float | None:
    return None if told is None else told.value


def _named(figures: Sequence[Followed], year: Year) -> list[Column]:
    """What every table begins with: the figure, whether it is official, and its unit."""
    labels = [told.label if (told := _any(year, figure)) else "" for figure in figures]
    return [
        Column("Tall", [figure.name for figure in figures], max_width=44),
        Column("Type", labels, Look.WORD),
        Column("Enhet", [figure.unit for figure in figures], max_width=14),
    ]


def _any(year: Year, figure: Followed) -> Told | None:
    return year.now(figure) or next(
        (told for run in reversed(year.runs) if (told := run.told(figure.code, figure.span))), None
    )


def _numbers(heading: str, figures: Sequence[Followed], values: Sequence[float | None]) -> Column:
    """A column of figures; an empty cell is one that no run has told."""
    tones = [Tone.UNCLEAR if value is None else None for value in values]
    looks = [look_of(figure.unit) for figure in figures]
    return Column(heading, values, Look.INTEGER, looks=looks, tones=tones, max_width=14)


def _level_columns(year: Year, figures: list[Followed]) -> list[Column]:
    return [
        *_named(figures, year),
        _numbers(f"31.12.{year.year - 1}", figures, [_value(year.before(figure)) for figure in figures]),
        _numbers(texts.day(year.until), figures, [_value(year.now(figure)) for figure in figures]),
        _numbers("Endring", figures, [year.change(figure) for figure in figures]),
        *_spread(year, figures),
    ]


def _flow_columns(year: Year, figures: list[Followed]) -> list[Column]:
    """Shares are of the year as it is; flows are the year's own sum as the last run counts it."""
    same_time = (
        []
        if year.is_finished
        else [_numbers(f"Samme tid i {year.year - 1}", figures, [_value(year.same_time(figure)) for figure in figures])]
    )
    return [
        *_named(figures, year),
        _numbers(f"Hele {year.year - 1}", figures, [_value(year.year_before(figure)) for figure in figures]),
        *same_time,
        _numbers(
            f"{'Hele' if year.is_finished else 'Hittil i'} {year.year}",
            figures,
            [_value(year.now(figure)) for figure in figures],
        ),
        _numbers("Endring", figures, [year.change(figure) for figure in figures]),
    ]


def _month_columns(year: Year, figures: list[Followed]) -> list[Column]:
    sums = [sum(value for _, value in year.values(figure)) for figure in figures]
    return [
        *_named(figures, year),
        _numbers("Sum av månedene", figures, sums),
        *_spread(year, figures),
    ]


def _spread(year: Year, figures: list[Followed]) -> list[Column]:
    """Mean, lowest and highest of the months that were run, and how many they are."""
    values = [year.values(figure) for figure in figures]
    lows, highs = [least(item) for item in values], [most(item) for item in values]
    return [
        Column("Snitt", [mean(item) for item in values], Look.DECIMAL, max_width=12),
        _numbers("Lavest", figures, [None if low is None else low[1] for low in lows]),
        Column("Lavest i", [_month(low) for low in lows], max_width=12),
        _numbers("Høyest", figures, [None if high is None else high[1] for high in highs]),
        Column("Høyest i", [_month(high) for high in highs], max_width=12),
        Column("Måneder med tall", [f"{len(item)} av {len(year.months)}" for item in values], Look.WORD),
    ]


def _month(found: Month | None) -> str:
    return "" if found is None else texts.MONTHS[int(found[0][5:]) - 1]


def _charted(year: Year) -> list[Followed]:
    by_code = {figure.code: figure for panel in PANELS for figure in panel.figures}
    return [by_code[code] for code in _CHARTED if year.values(by_code[code])]


def _by_month_columns(year: Year, figures: list[Followed]) -> list[Column]:
    """January to December; for each figure this year and the year before, empty where a month was not run."""
    columns = [Column("Måned", [name.capitalize() for name in texts.MONTHS])]
    for figure in figures:
        for number in _years(year):
            values = [year.history.value(figure, f"{number}-{month:02}") for month in range(1, 13)]
            columns.append(Column(f"{figure.short} {number}", values, look_of(figure.unit), max_width=14))
    return columns


def _years(year: Year) -> list[int]:
    """The year, and the one before when any of its months was run."""
    before = f"{year.year - 1}-"
    return [year.year, *([year.year - 1] if any(run.period.startswith(before) for run in year.history.runs) else [])]


def _add_charts(sheet: Sheet, row: int, year: Year, figures: list[Followed], area: Area) -> None:
    panels = {figure.code: panel for panel in PANELS for figure in panel.figures}
    years = _years(year)
    for number, figure in enumerate(figures):
        panel = panels[figure.code]
        series = [(str(name), 1 + number * len(years) + at) for at, name in enumerate(years)]
        at = (row + number // 2 * CHART_ROWS, number % 2 * 5)
        values = year.values(figure)
        known = " ".join(f"{_month(item).capitalize()}: {texts.number(item[1])}." for item in values)
        about = Chart(panel.title, series, at, CHART_SIZE, f"{panel.title}, {year.year} måned for måned. {known}")
        add_months(sheet, area, about, top_of([value for _, value in values], panel))
